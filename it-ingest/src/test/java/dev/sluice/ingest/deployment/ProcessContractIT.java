package dev.sluice.ingest.deployment;

import dev.sluice.functionshost.child.Instance;
import java.util.Map;

/** The contract, kept by the process. */
class ProcessContractIT extends IngestContract {
    @Override
    Instance start(Map<String, String> settings) {
        return StandaloneProcess.startReady(settings, data);
    }
}
