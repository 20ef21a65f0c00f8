package dev.sluice.ingest.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.cli.QuarantineFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which quarantine a command is about, and which of its events. */
final class Selection {
    private static final String INGEST = "ingest";

    @Option(names = "--of", paramLabel = "WHAT", required = true, description = "Whose quarantine: ingest.")
    @Nullable String of;

    @Mixin
    QuarantineFilter filter = new QuarantineFilter();

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Refuses the quarantines that are not ingest's. */
    void check() {
        if (!INGEST.equals(of)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "--of: '" + of + "' has no quarantine here: say ingest");
        }
    }
}
