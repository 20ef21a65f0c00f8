package dev.sluice.ingest.commands;

import static java.util.Objects.requireNonNull;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import dev.sluice.service.cli.QuarantinePurge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code sluice quarantine purge}. */
@Command(
        name = "purge",
        description = "Deletes events from quarantine for good. Without --yes it only says how many it would delete.")
final class QuarantinePurgeCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

    @Mixin
    QuarantinePurge purge = new QuarantinePurge();

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
            purge.run(deployment.quarantine(), selection.filter, false, output);
        }
    }
}
