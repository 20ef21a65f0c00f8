package dev.sluice.posture.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
    @TempDir
    Path home;

    private BicepFolder folder;

    @BeforeEach
    void writeAProject() throws IOException {
        folder = new BicepFolder(home);
        write("infra-bicep/bicepconfig.json", "{}");
        write("infra-bicep/ot-tenant/main.bicep", "var query = loadTextContent('../../queries/q.asaql')\n");
        write("infra-bicep/ot-tenant/main.bicepparam", "using 'main.bicep'\n");
        write("infra-bicep/ot-tenant/main.json", "{}");
        write("infra-bicep/ot-tenant/main.snapshot.json", "{}");
        write("queries/q.asaql", "SELECT 1\n");
        write(
                "infra-bicep/bicep.lock.json",
                JsonLayout.of(Lock.of(folder, "1.0").document()));
    }

    @Test
    void theLockHasAllThatTheOutputsDependOn() {
        assertThat(folder.sources())
                .containsExactly(
                        "infra-bicep/bicepconfig.json",
                        "infra-bicep/ot-tenant/main.bicep",
                        "infra-bicep/ot-tenant/main.bicepparam",
                        "queries/q.asaql");
        assertThat(folder.outputs())
                .containsExactly("infra-bicep/ot-tenant/main.json", "infra-bicep/ot-tenant/main.snapshot.json");
    }

    @Test
    void whatWasLockedIsFreshAndSaysHowThatWasTold() {
        Freshness freshness = Freshness.of(folder, Optional.empty());

        assertThat(freshness.problems()).isEmpty();
        assertThat(freshness.how()).startsWith("compared with the lock only: found no compiler");
    }

    @Test
    void aChangedLoadedFileAMissingOutputAndANewSourceAreStale() throws IOException {
        write("queries/q.asaql", "SELECT 2\n");
        write("infra-bicep/modules/new.bicep", "");
        Files.delete(folder.file("infra-bicep/ot-tenant/main.json"));

        assertThat(Freshness.of(folder, Optional.empty()).problems())
                .extracting(Problem::file)
                .containsExactly("infra-bicep/modules/new.bicep", "infra-bicep/ot-tenant/main.json", "queries/q.asaql");
    }

    @Test
    void aBadLockOrCompilerIsOneClearLine() throws IOException {
        write("infra-bicep/bicep.lock.json", "{\"compiler\": 1}");

        assertThatExceptionOfType(PostureException.class)
                .isThrownBy(() -> Freshness.of(folder, Optional.empty()))
                .withMessageContaining("is no lock: make it again with ./sluice posture snapshot");
        assertThatExceptionOfType(PostureException.class)
                .isThrownBy(() ->
                        BicepCompiler.find(Map.of("BICEP", home.resolve("none").toString())))
                .withMessageStartingWith("BICEP names no executable: ");
        assertThat(BicepCompiler.find(Map.of("PATH", home.toString()))).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
