package dev.sluice.ingest.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.ingest.quarantine.Replay;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.ReplayOutcome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code sluice quarantine replay}. */
@Command(
        name = "replay",
        description =
                "Takes events from quarantine in again, each once and as late as it is; those that are taken in leave"
                        + " it. Ingest may run meanwhile. Exit code 1 when one is refused.")
final class QuarantineReplayCommand implements Callable<Integer> {
    @Mixin
    Selection selection = new Selection();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @ParentCommand
    @Nullable QuarantineCommand parent;

    @Override
    public Integer call() {
        selection.check();
        try (Deployment deployment = requireNonNull(parent).open()) {
            Replay replay = deployment.replay();
            ReplayOutcome outcome = new ReplayOutcome();
            selection.filter.forEach(deployment.quarantine(), entry -> outcome.add(entry.name(), replay.replay(entry)));
            return outcome.show(output);
        }
    }
}
