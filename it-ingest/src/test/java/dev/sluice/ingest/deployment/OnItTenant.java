package dev.sluice.ingest.deployment;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A test of ingest in an IT tenant of its own. It mostly waits for processes, so others run beside it. */
@Execution(ExecutionMode.CONCURRENT)
abstract class OnItTenant {
    @TempDir
    Path data;

    ItTenant tenant;

    /** Of the process: what a test changes in them counts for those that it starts afterwards. */
    Map<String, String> settings;

    @BeforeEach
    final void open() {
        tenant = new ItTenant(data);
        settings = tenant.settings();
    }

    @AfterEach
    final void close() {
        tenant.close();
    }
}
