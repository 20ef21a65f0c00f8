package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, in a checkout of its own where something else stands in for Maven and for the program. */
class LauncherBuildTest {
    private static final String MAVEN = """
            #!/bin/sh
            mkdir target/maven || echo overlap >>target/builds
            echo build >>target/builds
            sleep 1
            mkdir -p infra-bicep/posture/target
            touch infra-bicep/posture/target/posture.jar
            rmdir target/maven
            """;

    @TempDir
    Path home;

    private final List<Process> launched = new ArrayList<>();

    @BeforeEach
    void checkOut() throws IOException {
        Files.copy(Launcher.root().resolve("sluice"), home.resolve("sluice"));
        for (String module : List.of("contract", "service", "infra-bicep/posture")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(home.resolve("pom.xml"));
        program("mvn", MAVEN);
    }

    @AfterEach
    void end() {
        launched.forEach(Process::destroyForcibly);
    }

    @Test
    void buildsOnceWhenTwoAreStartedAtOnce() throws Exception {
        Process one = launch();
        Process other = launch();
        assertThat(ends(one) && ends(other)).isTrue();

        assertThat(builds()).containsExactly("build");
        assertThat(home.resolve("target/building")).doesNotExist();
        assertThat(ends(launch())).isTrue();
        assertThat(builds()).containsExactly("build");
    }

    @Test
    void buildsAfterALauncherThatWasKilledWhileItBuilt() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(ends(dead)).isTrue();
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/building"), Path.of(Long.toString(dead.pid())));

        assertThat(ends(launch())).isTrue();
        assertThat(builds()).containsExactly("build");
    }

    @Test
    void leavesNoLockWhenTheBuildFails() throws Exception {
        program("mvn", "#!/bin/sh\necho build >>target/builds\necho ERROR broken\nexit 1\n");

        Process failed = launch();
        assertThat(ends(failed)).isTrue();
        assertThat(failed.exitValue()).isEqualTo(1);
        assertThat(Files.isSymbolicLink(home.resolve("target/building"))).isFalse();
    }

    @Test
    void saysThatTheLockCanNotBeMadeAndEnds() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.createFile(home.resolve("target/building"));

        Process refused = launch();
        assertThat(ends(refused)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(home.resolve("target/builds")).doesNotExist();
        assertThat(home.resolve("target/building")).exists();
    }

    /** The program that is started in the end is no program: only what is built before it matters here. */
    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", home.resolve("sluice").toString(), "posture", "check");
        builder.environment().compute("PATH", (name, path) -> home.resolve("bin") + ":" + path);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        launched.add(process);
        return process;
    }

    private static boolean ends(Process process) throws InterruptedException {
        return process.waitFor(60, TimeUnit.SECONDS);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("target/builds"));
    }

    private void program(String name, String text) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
