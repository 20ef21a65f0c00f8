package dev.sluice.posture.cli;

import dev.sluice.posture.compile.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./sluice posture snapshot}: makes what the proof reads. */
@Command(
        name = "snapshot",
        description =
                "Makes snapshots, compiled templates and their lock anew, with the compiler that BICEP names or that"
                        + " is on PATH.")
final class SnapshotCommand implements Callable<Integer> {
    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        Verification.regenerate(Home.folder(), System.getenv()).forEach(System.out::println);
        System.out.flush();
        return 0;
    }
}
