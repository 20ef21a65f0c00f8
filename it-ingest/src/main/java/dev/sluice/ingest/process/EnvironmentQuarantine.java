package dev.sluice.ingest.process;

import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.service.cli.OpenQuarantine;
import dev.sluice.service.quarantine.QuarantineContent;

/** The quarantine of the ingest that the environment sets up, whether that of the process or of the Function app. */
final class EnvironmentQuarantine implements OpenQuarantine {
    private final IngestParts parts;

    private EnvironmentQuarantine(IngestParts parts) {
        this.parts = parts;
    }

    static OpenQuarantine open() {
        return new EnvironmentQuarantine(EnvironmentParts.open());
    }

    @Override
    public QuarantineContent content() {
        return parts.quarantine();
    }

    @Override
    public Replay replay() {
        return new dev.sluice.ingest.quarantine.Replay(parts.quarantine(), parts::intake)::replay;
    }

    @Override
    public void close() {
        parts.close();
    }
}
