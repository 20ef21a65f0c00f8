package dev.sluice.bridge.process;

import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.secrets.Secrets;
import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.SettingsText;
import dev.sluice.bridge.storage.Decisions;
import dev.sluice.bridge.storage.OtStorage;

/** What the process does when it is given an argument: decisions that only a person can take. */
final class Command {
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENT = 2;

    private Command() {}

    /** Returns the exit code. */
    static int run(String[] arguments) {
        try {
            return run(arguments.length == 1 ? arguments[0] : "");
        } catch (BridgeException e) {
            System.err.println("bridge: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(String argument) {
        switch (argument) {
            case "--help" -> help();
            case "accept-incarnation" -> acceptIncarnation(config());
            case "repartition" -> repartition(config());
            default -> {
                System.err.println("bridge: takes one argument, --help, accept-incarnation or repartition, or none;"
                        + " it is set up by its environment");
                return WRONG_ARGUMENT;
            }
        }
        return 0;
    }

    private static BridgeConfig config() {
        return BridgeConfig.from(Secrets.of(System.getenv()).read(), Adapter.PROCESS);
    }

    private static void help() {
        System.out.println("Forwards events from the OT hub to the IT hub. With one argument, while no bridge runs:");
        System.out.println(
                "  accept-incarnation  the source hub was made again or failed over: forget its checkpoints");
        System.out.println("  repartition         the target has another number of partitions: pin it anew");
        System.out.println("Set up by its environment:");
        SettingsText.lines(Adapter.PROCESS).forEach(line -> System.out.println("  " + line));
    }

    private static void acceptIncarnation(BridgeConfig config) {
        int checkpoints = decisions(config).acceptIncarnation(config.source().hub());
        System.out.println("accepted: " + checkpoints + " checkpoints deleted; the next start reads "
                + config.source().hub() + " from its first event");
    }

    private static void repartition(BridgeConfig config) {
        decisions(config).repartition();
        System.out.println("accepted: the next start pins the partitions that "
                + config.target().name()
                + " shows; events of one source partition are then in order only from there on");
    }

    private static Decisions decisions(BridgeConfig config) {
        return new OtStorage(config.checkpoints(), config.quarantine())
                .decisions(config.source().name());
    }
}
