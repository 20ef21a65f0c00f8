package dev.sluice.bridge.commands;

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
    private static final String BRIDGE = "bridge";

    @Option(names = "--of", paramLabel = "WHAT", required = true, description = "Whose quarantine: bridge, or ingest.")
    @Nullable String of;

    @Mixin
    QuarantineFilter filter = new QuarantineFilter();

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Refuses the quarantines that this version does not know. */
    void check() {
        if (!BRIDGE.equals(of)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "--of: '" + of + "' has no quarantine: say bridge or ingest");
        }
    }
}
