package dev.sluice.bridge.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.bridge.storage.QuarantineContent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which quarantine a command is about, and which of its events. */
final class Selection {
    private static final String BRIDGE = "bridge";

    @Option(names = "--of", paramLabel = "WHAT", required = true, description = "Whose quarantine: bridge.")
    @Nullable String of;

    @Option(
            names = "--name",
            paramLabel = "PREFIX",
            description = "Only events whose name begins so: HUB/INCARNATION/PARTITION/SEQUENCE.json.")
    String name = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Only events of this reason, such as too-large.")
    @Nullable String reason;

    @Option(names = "--device", paramLabel = "ID", description = "Only events of this device.")
    @Nullable String device;

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Refuses the quarantines that this version does not know. */
    void check() {
        if (!BRIDGE.equals(of)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "--of: '" + of + "' has no quarantine: say bridge");
        }
    }

    void forEach(QuarantineContent content, Consumer<QuarantineContent.Entry> consumer) {
        content.forEach(name, entry -> {
            if ((reason == null || reason.equals(entry.reason()))
                    && (device == null || device.equals(entry.device()))) {
                consumer.accept(entry);
            }
        });
    }
}
