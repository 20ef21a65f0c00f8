package dev.sluice.bridge.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Function app in the stand-in for its host. */
final class FunctionApp {
    /** The package as the build leaves it. */
    static final Path PACKAGE = Path.of("target/azure-functions/sluice-ot-bridge");

    private static final String SEED = "7";

    private FunctionApp() {}

    static Map<String, String> settings(Tenants tenants) {
        Map<String, String> settings = new HashMap<>(tenants.settings());
        settings.put("AzureWebJobsStorage", settings.remove("SLUICE_CHECKPOINT_CONNECTION"));
        settings.remove("SLUICE_LOAD_BALANCING_INTERVAL");
        settings.remove("SLUICE_OWNERSHIP_EXPIRATION");
        settings.put("SLUICE_ATTEMPT_LIMIT", "5s");
        return settings;
    }

    static Instance start(Path app, Map<String, String> settings, Path data) {
        return new Instance(ChildProcess.start(
                dev.sluice.functionshost.host.Main.class,
                settings,
                data,
                app.toAbsolutePath().toString(),
                "PT0.3S",
                "PT2S",
                SEED));
    }
}
