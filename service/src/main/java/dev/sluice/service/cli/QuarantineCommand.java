package dev.sluice.service.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice quarantine}: looks after the events that a service set aside. */
@Command(
        name = "quarantine",
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the events that were set aside.")
public final class QuarantineCommand implements Runnable {
    @Mixin
    Help help = new Help();

    private QuarantineCommand() {}

    /**
     * The command, and the commands below it.
     *
     * @param owner makes the owner of the quarantine, anew for each command
     */
    public static CommandLine of(Supplier<? extends QuarantineOwner> owner) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new QuarantineListCommand(owner.get()))
                .addSubcommand(QuarantineReplayCommand.of(owner.get()))
                .addSubcommand(QuarantinePurgeCommand.of(owner.get()));
    }

    /** A command without an option that makes no sense for its owner. */
    static CommandLine without(String option, CommandLine command) {
        command.getCommandSpec().remove(command.getCommandSpec().findOption(option));
        return command;
    }

    @Override
    public void run() {
        throw new MissingCommandException("quarantine: list, replay or purge");
    }
}
