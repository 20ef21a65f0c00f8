package dev.sluice.service.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice quarantine list}. */
@Command(name = "list", description = "Shows what is in quarantine, in the order of the source's sequences.")
final class QuarantineListCommand implements Runnable {
    @Mixin
    QuarantineSelection selection = new QuarantineSelection();

    @Mixin
    QuarantineOwner owner;

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    QuarantineListCommand(QuarantineOwner owner) {
        this.owner = owner;
    }

    @Override
    public void run() {
        try (OpenQuarantine quarantine = selection.open(owner)) {
            new QuarantineListing(quarantine.content(), selection.filter).show(output);
        }
    }
}
