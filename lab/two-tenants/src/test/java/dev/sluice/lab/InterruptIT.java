package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(300);

    @TempDir
    Path folder;

    @Test
    void drainsAndAuditsAtTheFirstCtrlC() throws Exception {
        try (Launcher up = startLoad()) {
            List<ProcessHandle> tree = up.tree();

            signal("INT", "-" + up.pid());

            assertThat(up.await()).as(up.err()).isZero();
            assertThat(up.out()).contains("verdict    pass");
            assertThat(tree).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void stopsAtOnceAtTheSecondCtrlC() throws Exception {
        try (Launcher up = startLoad()) {
            List<ProcessHandle> tree = up.tree();

            signal("INT", "-" + up.pid());
            await(() -> contains(up, "interrupted"));
            signal("INT", "-" + up.pid());

            assertThat(up.await()).isNotZero();
            await(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void leavesNoChildWhenTheLauncherIsKilled() throws Exception {
        try (Launcher up = startLoad()) {
            List<ProcessHandle> tree = up.tree();

            signal("KILL", "" + up.pid());

            await(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private Launcher startLoad() throws Exception {
        Launcher up = Launcher.start(
                folder,
                Map.of(),
                "up",
                "--load",
                "200",
                "--duration",
                "5m",
                "--data",
                folder.resolve("d").toString());
        await(() -> contains(up, "the first events can be read"));
        return up;
    }

    private static boolean contains(Launcher launcher, String text) {
        try {
            return launcher.err().contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void signal(String name, String target) throws Exception {
        new ProcessBuilder("kill", "-s", name, "--", target).inheritIO().start().waitFor();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
