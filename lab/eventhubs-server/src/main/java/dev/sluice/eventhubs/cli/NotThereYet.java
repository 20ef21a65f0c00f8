package dev.sluice.eventhubs.cli;

import java.util.Set;

/** Options that are documented for the command and that this server does not have. */
final class NotThereYet {
    private static final Set<String> OPTIONS = Set.of("--issuer", "--open");

    private NotThereYet() {}

    /**
     * Looks for one among the arguments.
     *
     * @throws IllegalArgumentException naming the first of them
     */
    static void refuse(String... arguments) {
        for (String argument : arguments) {
            String name = argument.replaceFirst("=.*", "");
            if (OPTIONS.contains(name)) {
                throw new IllegalArgumentException(name + " is not there yet: leave it out");
            }
        }
    }
}
