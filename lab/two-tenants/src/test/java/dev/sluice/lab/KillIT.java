package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
    @TempDir
    Path folder;

    @Test
    void losesNothingWhenThreeProcessesAreTakenDownOnTheWay() throws Exception {
        Path recordings = Path.of("src/test/recordings").toAbsolutePath();
        long seed = System.nanoTime();

        Launcher up = Launcher.run(
                folder, "up", "--replay", recordings.toString(), "--kill", "3", "--seed", "" + seed, "--json");

        assertThat(up.exitCode())
                .as("seed " + seed + "\n" + up.err() + up.out())
                .isZero();
        JsonNode kills = new ObjectMapper().readTree(up.out()).path("kills");
        assertThat(kills).hasSize(3);
        assertThat(kills).allMatch(kill -> kill.path("inFlight").asLong() > 0);
        assertThat(kills).allMatch(kill -> kill.path("recoveredMs").asLong() > 0);
    }
}
