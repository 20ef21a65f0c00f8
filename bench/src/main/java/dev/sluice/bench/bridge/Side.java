package dev.sluice.bench.bridge;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.floor.FloorMain;
import dev.sluice.bench.floor.FloorSettings;
import dev.sluice.bench.process.ChildJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who forwards: each is a process of its own, with the same libraries, settings and options of the JVM. */
enum Side {
    /** The packaged bridge. */
    BRIDGE,
    /** A bare loop that copies the same properties. */
    FLOOR,
    /** A bare loop that copies bodies only. */
    BODIES;

    private static final int PREFETCH = 1000;
    private static final Duration BATCH_WAIT = Duration.ofMillis(50);
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
    private static final String LOGGING = "-Dlogback.configurationFile=dev/sluice/bench/bench-logback.xml";

    /** Starts it without a checkpoint, so that it forwards all that the source has. */
    ChildJvm start(Surroundings around, Entry entry, String source, String target) {
        String container = around.fresh("run");
        Map<String, String> environment = this == BRIDGE
                ? settings(around, entry, source, target, container)
                : floorSettings(around, entry, source, target, container).environment();
        List<String> arguments = new ArrayList<>(entry.options());
        arguments.addAll(this == BRIDGE ? bridge(around.home()) : floor(around.home()));
        return ChildJvm.start(
                entry.name(), arguments, environment, around.folder().resolve(entry.name() + ".log"));
    }

    private static List<String> bridge(Path home) {
        return List.of("-jar", built(home, "ot-bridge/target/ot-bridge.jar").toString());
    }

    private static List<String> floor(Path home) {
        String libraries = built(home, "ot-bridge/target/lib").resolve("*").toString();
        String path = built(home, "bench/target/bench.jar") + File.pathSeparator + libraries;
        return List.of(LOGGING, "-cp", path, FloorMain.class.getName());
    }

    private static Path built(Path home, String name) {
        Path built = home.resolve(name);
        if (!Files.exists(built)) {
            throw new BenchException(
                    "found no " + built + ": start the benchmark with ./sluice bench, which builds it");
        }
        return built;
    }

    private Map<String, String> settings(
            Surroundings around, Entry entry, String source, String target, String container) {
        return Map.ofEntries(
                Map.entry("SourceHub", around.server().connectionString()),
                Map.entry("SourceHubName", source),
                Map.entry("SourceConsumerGroup", entry.name()),
                Map.entry("SLUICE_TARGET_CONNECTION", around.server().connectionString()),
                Map.entry("SLUICE_TARGET_HUB", target),
                Map.entry("SLUICE_CHECKPOINT_CONNECTION", around.storage()),
                Map.entry("SLUICE_CHECKPOINT_CONTAINER", container),
                Map.entry("SLUICE_QUARANTINE_CONTAINER", container + "-quarantine"),
                Map.entry("SLUICE_PREFETCH", Integer.toString(PREFETCH)),
                Map.entry("SLUICE_BATCH_WAIT", BATCH_WAIT.toMillis() + "ms"),
                Map.entry("SLUICE_CHECKPOINT_INTERVAL", CHECKPOINTS.toMillis() + "ms"));
    }

    private FloorSettings floorSettings(
            Surroundings around, Entry entry, String source, String target, String container) {
        return new FloorSettings(
                around.server().connectionString(),
                source,
                entry.name(),
                around.server().connectionString(),
                target,
                around.storage(),
                container,
                PREFETCH,
                BATCH_WAIT,
                CHECKPOINTS,
                this == FLOOR);
    }
}
