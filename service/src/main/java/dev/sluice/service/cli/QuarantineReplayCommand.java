package dev.sluice.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice quarantine replay}. */
@Command(name = "replay")
final class QuarantineReplayCommand implements Callable<Integer> {
    private static final String AGAIN = "--again";

    @Mixin
    QuarantineSelection selection = new QuarantineSelection();

    @Option(names = AGAIN, description = "Also events that were replayed before.")
    boolean again;

    @Mixin
    QuarantineOwner owner;

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    private QuarantineReplayCommand(QuarantineOwner owner) {
        this.owner = owner;
    }

    static CommandLine of(QuarantineOwner owner) {
        CommandLine command = new CommandLine(new QuarantineReplayCommand(owner));
        command.getCommandSpec().usageMessage().description(owner.replaying());
        return owner.keepsReplayed() ? command : QuarantineCommand.without(AGAIN, command);
    }

    @Override
    public Integer call() {
        try (OpenQuarantine quarantine = selection.open(owner)) {
            return replay(quarantine).show(output);
        }
    }

    private ReplayOutcome replay(OpenQuarantine quarantine) {
        OpenQuarantine.Replay replay = quarantine.replay();
        ReplayOutcome outcome = new ReplayOutcome();
        selection.filter.forEach(quarantine.content(), entry -> {
            if (again || entry.replayed().isEmpty()) {
                outcome.add(entry.name(), replay.replay(entry));
            }
        });
        return outcome;
    }
}
