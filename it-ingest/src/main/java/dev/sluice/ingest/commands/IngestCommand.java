package dev.sluice.ingest.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice ingest}: looks after what an ingest keeps. */
@Command(
        name = "ingest",
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the devices' state that an ingest keeps.")
final class IngestCommand implements Runnable {
    @Mixin
    Help help = new Help();

    private IngestCommand() {}

    static CommandLine of(LongSupplier reindex) {
        return new CommandLine(new IngestCommand()).addSubcommand(new ReindexCommand(reindex));
    }

    @Override
    public void run() {
        throw new MissingCommandException("ingest: reindex");
    }
}
