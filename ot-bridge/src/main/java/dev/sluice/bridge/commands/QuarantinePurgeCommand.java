package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.QuarantinePurge;
import dev.sluice.service.quarantine.QuarantineContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice quarantine purge}. */
@Command(
        name = "purge",
        description = "Deletes events from quarantine for good. Without --yes it only says how many it would delete.")
final class QuarantinePurgeCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

    @Option(names = "--replayed", description = "Only events that were replayed.")
    boolean replayed;

    @Mixin
    QuarantinePurge purge = new QuarantinePurge();

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        selection.check();
        deployment.run((parts, config) -> {
            QuarantineContent content = parts.storage().quarantineContent();
            purge.run(content, selection.filter, replayed, output);
            return content;
        });
    }
}
