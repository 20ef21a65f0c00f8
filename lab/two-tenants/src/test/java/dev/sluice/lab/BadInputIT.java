package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is one clear line, an exit code that is not 0, and no process left behind. */
class BadInputIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "up --durration 3s          | sluice: Unknown options: '--durration', '3s'; did you mean --duration? (./sluice up --help)",
                "up --duration soon         | sluice: --duration: 'soon' is not a duration: write it like 250ms, 30s, 5m, 2h or PT30S (./sluice up --help)",
                "up --duration=9999999h     | sluice: --duration: '9999999h' is longer than 365d (./sluice up --help)",
                "up --network auto          | sluice: --network is not part of this version: both tenants run on the loopback interface (./sluice up --help)",
                "up --rate 0                | sluice: --rate: 0.0 is not a positive number of events a second (./sluice up --help)",
                "up --replay /no/such/path  | sluice: cannot replay /no/such/path: there is no such file or folder",
                "audit --data /no/such/path | sluice: /no/such/path is no data folder of sluice: give the one that ./sluice up --data wrote",
                "asa lint                   | sluice: asa is not part of this version: see ./sluice --help for what is",
            })
    void saysWhatIsWrong(String arguments, String message) throws Exception {
        assertFails(Launcher.run(folder, arguments.split(" ", -1)), message);
    }

    @Test
    void refusesAFolderWithSomethingElseInIt() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "precious");

        assertFails(
                Launcher.run(folder, "up", "--data", foreign.toString()),
                "sluice: " + foreign + " holds files that are not sluice's: use an empty folder or a new one");
    }

    @Test
    void saysThatARecordingHasNoReadings() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.csv"), "timestamp,value\n");

        assertFails(
                Launcher.run(folder, "up", "--replay", file.toString()),
                "sluice: cannot replay " + file + ": no row of it has a time and a number");
    }

    @Test
    void saysThatThereIsNoNode() throws Exception {
        Path installed = Launcher.root().resolve("lab/azurite/node_modules");
        assumeThat(installed).exists();
        Path path = pathWithoutNode();

        Launcher launcher = Launcher.start(folder, Map.of("PATH", path.toString()), "up", "--duration", "1s");

        launcher.await();
        assertFails(launcher, "azurite: Node.js is not on the PATH: install Node.js 20 or newer, then try again");
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Launcher launcher = Launcher.run(folder, "eventhubs", "--port", "" + taken.getLocalPort(), "--hub", "h:1");

            assertThat(launcher.exitCode()).isNotZero();
            assertThat(launcher.err().lines())
                    .singleElement()
                    .asString()
                    .contains("" + taken.getLocalPort())
                    .contains("in use");
        }
    }

    @Test
    void stopsWhenNoSpaceIsLeft() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=72m", "tmpfs", mount.toString()))
                .as("a small file system can be mounted here")
                .isZero();
        try {
            Launcher launcher = Launcher.run(
                    folder,
                    "up",
                    "--load",
                    "20000",
                    "--duration",
                    "5m",
                    "--data",
                    mount.resolve("d").toString());

            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.out() + launcher.err()).contains("no space left in " + mount);
            assertThat(launcher.err()).doesNotContain("Exception");
            assertThat(launcher.tree()).noneMatch(ProcessHandle::isAlive);
        } finally {
            run("umount", mount.toString());
        }
    }

    private static void assertFails(Launcher launcher, String message) throws Exception {
        assertThat(launcher.exitCode()).isNotZero();
        assertThat(launcher.err().lines()).containsExactly(message);
        assertThat(launcher.out()).isEmpty();
        assertThat(launcher.tree()).noneMatch(ProcessHandle::isAlive);
    }

    /** A folder with what the launcher needs, and no Node.js. */
    private Path pathWithoutNode() throws Exception {
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String tool : List.of("sh", "dirname", "sed", "find", "head", "cksum", "cat", "setsid", "java")) {
            for (String place : System.getenv("PATH").split(":", -1)) {
                Path program = Path.of(place, tool);
                if (Files.isExecutable(program) && !Files.exists(path.resolve(tool))) {
                    Path script = Files.writeString(path.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
                    assertThat(script.toFile().setExecutable(true)).isTrue();
                }
            }
        }
        return path;
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
