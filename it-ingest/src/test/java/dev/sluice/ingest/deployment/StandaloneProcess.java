package dev.sluice.ingest.deployment;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingest.process.Main;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ingest as a process of its own, and where that listens, as it says itself. */
final class StandaloneProcess {
    private StandaloneProcess() {}

    /** Starts it, or with arguments one of its commands. */
    static Instance start(Map<String, String> settings, Path data, String... command) {
        return new Instance(ChildProcess.start(Main.class, settings, data, command));
    }

    /** The same of the process alone, which is ready when this returns. */
    static Instance startReady(Map<String, String> settings, Path data) {
        Instance process = start(settings, data);
        if (!process.readyLine().startsWith("ingest ready: " + ItTenant.HUB)) {
            process.close();
            throw new AssertionError("it is not ready: " + process.readyLine() + "\n" + process.said());
        }
        return process;
    }

    static int api(Instance process) {
        return port("API", process);
    }

    static int health(Instance process) {
        return port("health", process);
    }

    private static int port(String of, Instance process) {
        Matcher port = Pattern.compile(", " + of + " on port (\\d+)").matcher(process.readyLine());
        if (!port.find()) {
            throw new AssertionError("it names no port of " + of + ": " + process.readyLine() + "\n" + process.said());
        }
        return Integer.parseInt(port.group(1));
    }
}
