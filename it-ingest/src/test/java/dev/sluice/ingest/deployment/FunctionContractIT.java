package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Instance;
import java.util.Map;

/** The contract, kept by the Function app in the stand-in for its host. */
class FunctionContractIT extends IngestContract {
    @Override
    Instance start(Map<String, String> settings) {
        Instance app = FunctionApp.start(settings, data);
        assertThat(app.readyLine()).startsWith("host ready: ");
        return app;
    }
}
