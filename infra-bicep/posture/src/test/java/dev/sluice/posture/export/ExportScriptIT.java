package dev.sluice.posture.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.model.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands themselves, run in a shell with a stand-in for {@code az}, and then their output read. */
class ExportScriptIT {
    private static final Path STANDIN = Path.of("src/test/resources/dev/sluice/posture/export");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ot", "it"})
    void fetchesAllThatIsDeployed(String tenant) throws Exception {
        Deployed deployed = Deployed.of(Path.of("../" + tenant + "-tenant/main.snapshot.json"));

        assertThat(run("sluice-" + tenant, deployed)).isZero();

        deployed.write(folder.resolve("direct"));
        Set<String> all = ids(ExportReader.read(folder.resolve("direct")));
        all.removeIf(id -> id.contains("/transformations/"));
        assertThat(ids(ExportReader.read(folder.resolve("export")))).isEqualTo(all);
    }

    @Test
    void leavesNoExportThatLooksWholeWhenACommandFails() throws Exception {
        Deployed deployed = Deployed.of(Path.of("../ot-tenant/main.snapshot.json"));
        deployed.put(deployed.find("/sluice-ot-network").deepCopy().put("id", "/gone"));

        assertThat(run("sluice-ot", deployed)).isZero();
        Files.delete(folder.resolve("answers/_gone"));

        assertThat(run("sluice-ot", null)).isNotZero();
        assertThat(folder.resolve("export/complete")).doesNotExist();
    }

    private int run(String group, @org.jspecify.annotations.Nullable Deployed deployed)
            throws IOException, InterruptedException {
        Path export = Files.createDirectories(folder.resolve("export"));
        if (deployed != null) {
            deployed.serve(folder.resolve("answers"));
        } else {
            Files.delete(export.resolve("complete"));
        }
        Path script = folder.resolve("script");
        Files.writeString(script, ExportScript.of(group));
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).directory(export.toFile());
        builder.environment().put("ANSWERS", folder.resolve("answers").toString());
        builder.environment().merge("PATH", STANDIN.toAbsolutePath().toString(), (path, first) -> first + ":" + path);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private static Set<String> ids(JsonNode document) {
        Set<String> ids = new TreeSet<>();
        document.path("predictedResources")
                .forEach(resource -> ids.add(Ids.key(resource.path("id").asText())));
        return ids;
    }
}
