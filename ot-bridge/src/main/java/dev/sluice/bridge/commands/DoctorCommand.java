package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice doctor}: finds out what is wrong. */
@Command(
        name = "doctor",
        subcommands = DoctorBridgeCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds out what is wrong.")
final class DoctorCommand implements Runnable {
    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        throw new MissingCommandException("doctor: bridge");
    }
}
