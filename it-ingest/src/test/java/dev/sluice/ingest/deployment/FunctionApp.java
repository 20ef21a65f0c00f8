package dev.sluice.ingest.deployment;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.functionshost.host.Main;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Function app in the stand-in for its host. */
final class FunctionApp {
    static final Path PACKAGE = Path.of("target/azure-functions/sluice-it-ingest");
    private static final String SEED = "7";

    private FunctionApp() {}

    /** Starts it with the settings of the process. */
    static Instance start(Map<String, String> process, Path data) {
        return start(PACKAGE, process, data);
    }

    /** The same, from another place of the package. */
    static Instance start(Path folder, Map<String, String> process, Path data) {
        Map<String, String> settings = new HashMap<>(process);
        settings.put("AzureWebJobsStorage", settings.remove("SLUICE_CHECKPOINT_CONNECTION"));
        settings.remove("SLUICE_LOAD_BALANCING_INTERVAL");
        settings.remove("SLUICE_OWNERSHIP_EXPIRATION");
        return new Instance(ChildProcess.start(
                Main.class, settings, data, folder.toAbsolutePath().toString(), "PT0.3S", "PT2S", SEED));
    }

    /** The port of its HTTP functions. */
    static int port(Instance app) {
        return Integer.parseInt(app.readyLine().substring("host ready: ".length()));
    }
}
