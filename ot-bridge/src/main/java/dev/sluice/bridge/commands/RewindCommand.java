package dev.sluice.bridge.commands;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.eventhubs.SourceHistory;
import dev.sluice.bridge.operation.Rewind;
import dev.sluice.bridge.operation.RewindPoint;
import dev.sluice.bridge.operation.RewoundPartition;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice bridge rewind}. */
@Command(
        name = "rewind",
        description = "Sets the checkpoints back, so that the next start forwards again what the source still has, with"
                + " the same identities: after the target hub was deleted and made again. The bridge must be stopped."
                + " A partition that has not come that far yet stays as it is.")
final class RewindCommand implements Runnable {
    @Option(
            names = "--to",
            paramLabel = "TIME|SEQUENCE",
            required = true,
            description = "The first event to forward again: by when the source received it, such as"
                    + " 2026-11-24T08:30:00Z, or by its sequence number.")
    @Nullable String to;

    @Option(names = "--partition", paramLabel = "ID", description = "Only this source partition; may be repeated.")
    List<String> only = List.of();

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Standstill standstill = new Standstill();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        RewindPoint point = point();
        deployment.runStopped(standstill, (parts, config) -> {
            parts.source().identify("0"); // the checkpoints must belong to this hub
            List<RewoundPartition> done = rewind(point, parts, config);
            output.show(json -> write(done, json), lines -> done.forEach(partition -> lines.accept(line(partition))));
            return done;
        });
    }

    private List<RewoundPartition> rewind(RewindPoint point, BridgeParts parts, BridgeConfig config) {
        try (SourceHistory history =
                new SourceHistory(parts.sourceAddress(), config.source().consumerGroup())) {
            return new Rewind(history, Deployment.checkpoints(parts, config)).to(point, chosen(history.partitions()));
        }
    }

    private RewindPoint point() {
        try {
            return RewindPoint.parse(requireNonNull(to));
        } catch (IllegalArgumentException e) {
            throw invalid("--to: " + e.getMessage());
        }
    }

    private List<String> chosen(List<String> all) {
        only.stream().filter(partition -> !all.contains(partition)).findFirst().ifPresent(unknown -> {
            throw invalid("--partition: the source has no partition '" + unknown + "', only " + String.join(", ", all));
        });
        return only.isEmpty() ? all : only;
    }

    private ParameterException invalid(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }

    private static String line(RewoundPartition done) {
        String partition = "partition " + done.partition() + ": ";
        if (done.before().isEmpty()) {
            return partition + "has no checkpoint: the next start reads it from its first event";
        }
        long next = done.first().orElseThrow();
        return done.repeated() == 0
                ? partition + "stays as it is: the next event is " + next
                : partition + "goes back to " + next + ": " + done.repeated() + " events are forwarded again";
    }

    private static void write(List<RewoundPartition> done, JsonGenerator json) throws IOException {
        json.writeNumberField(
                "events", done.stream().mapToLong(RewoundPartition::repeated).sum());
        json.writeArrayFieldStart("partitions");
        for (RewoundPartition partition : done) {
            json.writeStartObject();
            json.writeStringField("partition", partition.partition());
            if (partition.before().isPresent()) {
                json.writeNumberField("checkpoint", partition.before().getAsLong());
                json.writeNumberField("next", partition.first().orElseThrow());
            }
            json.writeNumberField("events", partition.repeated());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
