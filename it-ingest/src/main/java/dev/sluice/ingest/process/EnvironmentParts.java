package dev.sluice.ingest.process;

import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.ingest.settings.IngestConfig;

/** The ingest that the environment sets up, whether that of the process or of the Function app, for commands. */
final class EnvironmentParts {
    private EnvironmentParts() {}

    static IngestParts open() {
        return IngestParts.open(IngestConfig.ofEither(System.getenv()));
    }

    /** Builds the index of sites anew; tells how many of its rows were wrong. */
    static long reindex() {
        try (IngestParts parts = open()) {
            return parts.reindex();
        }
    }
}
