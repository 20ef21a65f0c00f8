package dev.sluice.lab.cli;

import java.util.List;

/** Commands that the project knows and this version does not have. */
final class Absent {
    private static final List<String> COMMANDS = List.of("archive", "link", "asa", "dashboard");

    private Absent() {}

    /** Whether the arguments ask for one of them. */
    static boolean isAskedFor(String[] arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    static String message(String[] arguments) {
        return arguments[0] + " is not part of this version: see ./sluice --help for what is";
    }
}
