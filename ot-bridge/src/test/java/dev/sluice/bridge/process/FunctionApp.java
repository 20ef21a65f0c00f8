package dev.sluice.bridge.process;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The Function app in the stand-in for its host. */
final class FunctionApp {
    /** The package as the build leaves it. */
    static final Path PACKAGE = Path.of("target/azure-functions/sluice-ot-bridge");

    private static final String SEED = "7";

    private FunctionApp() {}

    static Map<String, String> settings(Tenants tenants) {
        return settings(tenants.settings());
    }

    /** The same as those of the process. */
    static Map<String, String> settings(Map<String, String> process) {
        Map<String, String> settings = new HashMap<>(process);
        settings.put("AzureWebJobsStorage", settings.remove("SLUICE_CHECKPOINT_CONNECTION"));
        settings.remove("SLUICE_LOAD_BALANCING_INTERVAL");
        settings.remove("SLUICE_OWNERSHIP_EXPIRATION");
        settings.put("SLUICE_ATTEMPT_LIMIT", "5s");
        return settings;
    }

    /** A copy of the package whose host has less patience. */
    static Path withTimeout(Path folder, String functionTimeout) throws IOException {
        copyTo(folder);
        Path host = folder.resolve("host.json");
        Files.writeString(
                host,
                Files.readString(host)
                        .replaceFirst(
                                "\"functionTimeout\": *\"[^\"]*\"",
                                "\"functionTimeout\": \"" + functionTimeout + "\""));
        return folder;
    }

    static void copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(PACKAGE.relativize(file).toString()));
            }
        }
    }

    static Instance start(Path app, Map<String, String> settings, Path data) {
        return new Instance(launch(app, settings, data));
    }

    static ChildProcess launch(Path app, Map<String, String> settings, Path data) {
        return ChildProcess.start(
                dev.sluice.functionshost.host.Main.class,
                settings,
                data,
                app.toAbsolutePath().toString(),
                "PT0.3S",
                "PT2S",
                SEED);
    }
}
