package dev.sluice.ingest.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.QuarantineListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code sluice quarantine list}. */
@Command(name = "list", description = "Shows what is in quarantine, in the order of the source's sequences.")
final class QuarantineListCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @ParentCommand
    @Nullable QuarantineCommand parent;

    @Override
    public void run() {
        selection.check();
        try (Deployment deployment = requireNonNull(parent).open()) {
            new QuarantineListing(deployment.quarantine(), selection.filter).show(output);
        }
    }
}
