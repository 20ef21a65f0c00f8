package dev.sluice.bridge.process;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test between both tenants, with a client at each end. */
abstract class OnTenants {
    @TempDir
    Path data;

    Tenants tenants;
    HubClient source;
    HubClient target;

    @BeforeEach
    final void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        target = tenants.targetClient();
    }

    @AfterEach
    final void close() {
        source.close();
        target.close();
        tenants.close();
    }
}
