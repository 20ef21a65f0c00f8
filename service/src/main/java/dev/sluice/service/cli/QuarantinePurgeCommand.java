package dev.sluice.service.cli;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.quarantine.QuarantineContent;
import dev.sluice.service.quarantine.QuarantineContent.Entry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice quarantine purge}: deletes events from a quarantine for good, when that is confirmed. */
@Command(
        name = "purge",
        description = "Deletes events from quarantine for good. Without --yes it only says how many it would delete.")
final class QuarantinePurgeCommand implements Runnable {
    private static final String REPLAYED = "--replayed";

    @Mixin
    QuarantineSelection selection = new QuarantineSelection();

    @Option(names = REPLAYED, description = "Only events that were replayed.")
    boolean replayed;

    @Option(
            names = "--before",
            paramLabel = "TIME",
            required = true,
            converter = TimeConverter.class,
            description = "Events that were set aside before, such as 2026-11-24T08:30:00Z.")
    @Nullable Instant before;

    @Option(names = "--yes", description = "Delete them.")
    boolean yes;

    @Mixin
    QuarantineOwner owner;

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Spec
    @Nullable CommandSpec spec;

    private QuarantinePurgeCommand(QuarantineOwner owner) {
        this.owner = owner;
    }

    static CommandLine of(QuarantineOwner owner) {
        CommandLine command = new CommandLine(new QuarantinePurgeCommand(owner));
        return owner.keepsReplayed() ? command : QuarantineCommand.without(REPLAYED, command);
    }

    @Override
    public void run() {
        try (OpenQuarantine quarantine = selection.open(owner)) {
            purge(quarantine.content());
        }
    }

    private void purge(QuarantineContent content) {
        long count = forEach(content, yes ? content::delete : entry -> {});
        if (!yes) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), count + " events would be deleted for good: add --yes");
        }
        output.show(json -> json.writeNumberField("deleted", count), lines -> lines.accept(count + " events deleted"));
    }

    private long forEach(QuarantineContent content, Consumer<Entry> consumer) {
        AtomicLong count = new AtomicLong();
        selection.filter.forEach(content, entry -> {
            if (isMeant(entry)) {
                consumer.accept(entry);
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private boolean isMeant(Entry entry) {
        return entry.kept().isBefore(requireNonNull(before))
                && (!replayed || entry.replayed().isPresent());
    }
}
