package dev.sluice.bridge.commands;

import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.bridge.operation.Replay;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.ReplayOutcome;
import dev.sluice.service.quarantine.QuarantineContent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice quarantine replay}. */
@Command(
        name = "replay",
        description =
                "Sends events from quarantine to the target, with their identity and the property sluice-replay."
                        + " They stay in quarantine, marked as replayed, until they are purged. Exit code 1 when one is refused.")
final class QuarantineReplayCommand implements Callable<Integer> {
    @Mixin
    Selection selection = new Selection();

    @Option(names = "--again", description = "Also events that were replayed before.")
    boolean again;

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        selection.check();
        return deployment.run((parts, config) -> replay(parts).show(output));
    }

    private ReplayOutcome replay(BridgeParts parts) {
        QuarantineContent content = parts.storage().quarantineContent();
        TargetSide.Hub target =
                Deployment.hub(parts, "takes each event once and in order: a replay has no place there");
        Replay replay = new Replay(
                content, target.target(), parts.safeguards(), parts.pace().clock());
        ReplayOutcome outcome = new ReplayOutcome();
        selection.filter.forEach(content, entry -> {
            if (again || entry.replayed().isEmpty()) {
                outcome.add(entry.name(), replay.replay(entry));
            }
        });
        return outcome;
    }
}
