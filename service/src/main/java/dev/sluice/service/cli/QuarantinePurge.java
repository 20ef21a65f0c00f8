package dev.sluice.service.cli;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.quarantine.QuarantineContent;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes events from a quarantine for good, when that is confirmed. */
public final class QuarantinePurge {
    @Option(
            names = "--before",
            paramLabel = "TIME",
            required = true,
            converter = TimeConverter.class,
            description = "Events that were set aside before, such as 2026-11-24T08:30:00Z.")
    @Nullable Instant before;

    @Option(names = "--yes", description = "Delete them.")
    boolean yes;

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /**
     * Deletes the chosen events that are old enough, and says how many.
     *
     * @param onlyReplayed only those that were replayed
     */
    public void run(QuarantineContent content, QuarantineFilter filter, boolean onlyReplayed, Output output) {
        long count = forEach(content, filter, onlyReplayed, yes ? content::delete : entry -> {});
        if (!yes) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), count + " events would be deleted for good: add --yes");
        }
        output.show(json -> json.writeNumberField("deleted", count), lines -> lines.accept(count + " events deleted"));
    }

    private long forEach(
            QuarantineContent content,
            QuarantineFilter filter,
            boolean onlyReplayed,
            Consumer<QuarantineContent.Entry> consumer) {
        AtomicLong count = new AtomicLong();
        filter.forEach(content, entry -> {
            if (entry.kept().isBefore(requireNonNull(before))
                    && (!onlyReplayed || entry.replayed().isPresent())) {
                consumer.accept(entry);
                count.incrementAndGet();
            }
        });
        return count.get();
    }
}
