package dev.sluice.service.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which quarantine a command is about, and which of its events. */
final class QuarantineSelection {
    @Option(names = "--of", paramLabel = "SERVICE", required = true, description = "Whose quarantine, such as bridge.")
    @Nullable String of;

    @Mixin
    QuarantineFilter filter = new QuarantineFilter();

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Opens the quarantine of its owner, if it is that one. */
    OpenQuarantine open(QuarantineOwner owner) {
        if (!owner.name().equals(of)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "--of: '" + of + "' has no quarantine: say " + owner.names());
        }
        return owner.open();
    }
}
