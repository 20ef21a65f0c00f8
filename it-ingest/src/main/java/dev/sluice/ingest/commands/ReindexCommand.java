package dev.sluice.ingest.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice ingest reindex}: builds the index of sites anew. */
@Command(
        name = "reindex",
        description = "Builds the index of sites anew from the devices' own rows. Ingest may run meanwhile.")
final class ReindexCommand implements Runnable {
    private final LongSupplier reindex;

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    ReindexCommand(LongSupplier reindex) {
        this.reindex = reindex;
    }

    @Override
    public void run() {
        long wrong = reindex.getAsLong();
        output.show(
                json -> json.writeNumberField("removed", wrong),
                lines -> lines.accept("the index of sites is complete; " + wrong + " wrong rows removed"));
    }
}
