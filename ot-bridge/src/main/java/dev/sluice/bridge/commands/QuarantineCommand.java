package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice quarantine}: looks after the events that were set aside. */
@Command(
        name = "quarantine",
        subcommands = {QuarantineListCommand.class, QuarantineReplayCommand.class, QuarantinePurgeCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the events that were set aside.")
final class QuarantineCommand implements Runnable {
    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        throw new MissingCommandException("quarantine: list, replay or purge");
    }
}
