package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.QuarantineListing;
import dev.sluice.service.quarantine.QuarantineContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice quarantine list}. */
@Command(name = "list", description = "Shows what is in quarantine, in the order of the source's sequences.")
final class QuarantineListCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

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
            new QuarantineListing(content, selection.filter).show(output);
            return content;
        });
    }
}
