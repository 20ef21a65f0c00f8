package dev.sluice.bridge.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.bridge.storage.QuarantineContent;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice quarantine purge}. */
@Command(
        name = "purge",
        description = "Deletes events from quarantine for good. Without --yes it only says how many it would delete.")
final class QuarantinePurgeCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

    @Option(
            names = "--before",
            paramLabel = "TIME",
            required = true,
            converter = TimeConverter.class,
            description = "Events that were set aside before, such as 2026-11-24T08:30:00Z.")
    @Nullable Instant before;

    @Option(names = "--replayed", description = "Only events that were replayed.")
    boolean replayed;

    @Option(names = "--yes", description = "Delete them.")
    boolean yes;

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        selection.check();
        deployment.run((parts, config) -> {
            QuarantineContent content = parts.storage().quarantineContent();
            long count = forEach(content, yes ? content::delete : entry -> {});
            if (!yes) {
                throw new ParameterException(
                        requireNonNull(spec).commandLine(), count + " events would be deleted for good: add --yes");
            }
            output.show(
                    json -> json.writeNumberField("deleted", count), lines -> lines.accept(count + " events deleted"));
            return count;
        });
    }

    private long forEach(QuarantineContent content, Consumer<QuarantineContent.Entry> consumer) {
        AtomicLong count = new AtomicLong();
        selection.forEach(content, entry -> {
            if (entry.kept().isBefore(requireNonNull(before))
                    && (!replayed || entry.replayed().isPresent())) {
                consumer.accept(entry);
                count.incrementAndGet();
            }
        });
        return count.get();
    }
}
