package dev.sluice.ingest.process;

import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.ingest.commands.Deployment;
import dev.sluice.ingest.quarantine.Replay;
import dev.sluice.ingest.settings.IngestConfig;
import dev.sluice.service.quarantine.QuarantineContent;

/** The ingest that the environment sets up, whether that of the process or of the Function app. */
final class EnvironmentDeployment implements Deployment {
    private final IngestParts parts;

    private EnvironmentDeployment(IngestParts parts) {
        this.parts = parts;
    }

    static Deployment open() {
        return new EnvironmentDeployment(IngestParts.open(IngestConfig.ofEither(System.getenv())));
    }

    @Override
    public QuarantineContent quarantine() {
        return parts.quarantine();
    }

    @Override
    public Replay replay() {
        return new Replay(parts.quarantine(), parts::intake);
    }

    @Override
    public void close() {
        parts.close();
    }
}
