package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.GeneratedTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void showsTheMetricsAsTheyAreDeclared() throws IOException {
        GeneratedTable.assertShown("metrics", MetricsTable.text());
    }
}
