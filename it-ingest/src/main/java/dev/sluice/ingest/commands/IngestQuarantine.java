package dev.sluice.ingest.commands;

import dev.sluice.service.cli.OpenQuarantine;
import dev.sluice.service.cli.QuarantineOwner;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** The quarantine of an ingest: what is taken in again leaves it. */
@Command
final class IngestQuarantine implements QuarantineOwner {
    private final Supplier<OpenQuarantine> opener;

    IngestQuarantine(Supplier<OpenQuarantine> opener) {
        this.opener = opener;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String replaying() {
        return "Takes events from quarantine in again, each once and as late as it is; those that are taken in leave"
                + " it. Ingest may run meanwhile. Exit code 1 when one is refused.";
    }

    @Override
    public boolean keepsReplayed() {
        return false;
    }

    @Override
    public OpenQuarantine open() {
        return opener.get();
    }
}
