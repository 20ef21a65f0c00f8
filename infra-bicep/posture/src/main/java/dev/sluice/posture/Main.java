package dev.sluice.posture;

import dev.sluice.posture.cli.PostureCommand;

/** Entry point of {@code ./sluice posture}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(PostureCommand.run(arguments));
    }
}
