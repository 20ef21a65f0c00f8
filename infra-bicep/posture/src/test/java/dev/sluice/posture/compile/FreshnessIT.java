package dev.sluice.posture.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compiles all of the project anew where a compiler is at hand: BICEP, PATH, or the tools beside the repository. */
class FreshnessIT {
    private static final Path HOME = Path.of("..", "..");

    @Test
    void whatIsCommittedIsWhatTheBicepFilesGive() {
        Verification verification = Verification.of(HOME, environment());

        System.out.println("freshness: " + verification.freshness());
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.templates()).isNotEmpty();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Path beside =
                HOME.resolve("../shared/tools/bicep/bicep").toAbsolutePath().normalize();
        if (Files.isExecutable(beside)) {
            environment.putIfAbsent("BICEP", beside.toString());
        }
        return environment;
    }
}
