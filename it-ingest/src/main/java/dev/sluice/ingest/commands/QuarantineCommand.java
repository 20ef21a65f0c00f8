package dev.sluice.ingest.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code sluice quarantine}: looks after the events that were set aside. */
@Command(
        name = "quarantine",
        subcommands = {QuarantineListCommand.class, QuarantineReplayCommand.class, QuarantinePurgeCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the events that were set aside.")
final class QuarantineCommand implements Runnable {
    @Mixin
    Help help = new Help();

    @ParentCommand
    @Nullable CommandLineTool tool;

    @Override
    public void run() {
        throw new MissingCommandException("quarantine: list, replay or purge");
    }

    Deployment open() {
        return requireNonNull(tool).open();
    }
}
