package dev.sluice.bridge.commands;

import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.SettingsText;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice bridge}: decisions that only a person can take. */
@Command(
        name = "bridge",
        subcommands = {RepartitionCommand.class, RewindCommand.class, AcceptIncarnationCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        header = "Forwards events from the OT hub to the IT hub; the commands change what a bridge remembers.",
        footer = "It is set up by its environment; ./sluice bridge --settings shows how.")
final class BridgeCommand implements Runnable {
    @Option(names = "--settings", description = "Show the settings of the process.")
    boolean settings;

    @picocli.CommandLine.Mixin
    Help help = new Help();

    @Override
    public void run() {
        if (!settings) {
            throw new MissingCommandException("bridge: repartition, rewind or accept-incarnation");
        }
        SettingsText.lines(Adapter.PROCESS).forEach(System.out::println);
    }
}
