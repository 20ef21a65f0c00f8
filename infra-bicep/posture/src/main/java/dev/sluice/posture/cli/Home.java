package dev.sluice.posture.cli;

import java.nio.file.Path;

/** Where the project is: the launcher says so. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("sluice.home", "."));
    }
}
