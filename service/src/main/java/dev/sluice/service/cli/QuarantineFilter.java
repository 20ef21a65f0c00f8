package dev.sluice.service.cli;

import dev.sluice.service.quarantine.QuarantineContent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events of a quarantine a command is about. */
final class QuarantineFilter {
    @Option(
            names = "--name",
            paramLabel = "PREFIX",
            description = "Only events whose name begins so: HUB/INCARNATION/PARTITION/SEQUENCE.json.")
    String name = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Only events of this reason, such as too-large.")
    @Nullable String reason;

    @Option(names = "--device", paramLabel = "ID", description = "Only events of this device.")
    @Nullable String device;

    /** Shows the chosen events, in the order of their names. */
    void forEach(QuarantineContent content, Consumer<QuarantineContent.Entry> consumer) {
        content.forEach(name, entry -> {
            if ((reason == null || reason.equals(entry.reason()))
                    && (device == null || device.equals(entry.device()))) {
                consumer.accept(entry);
            }
        });
    }
}
