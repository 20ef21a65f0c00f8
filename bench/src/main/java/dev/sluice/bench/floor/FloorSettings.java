package dev.sluice.bench.floor;

import java.time.Duration;
import java.util.Map;

/**
 * What the loop is told. It comes from the environment, as it holds keys.
 *
 * @param source connection string of the namespace that is read
 * @param sourceHub hub that is read
 * @param group its consumer group
 * @param target connection string of the namespace that is written
 * @param targetHub hub that is written
 * @param storage connection string of the checkpoints' storage account
 * @param container their container
 * @param prefetch events a partition that are read ahead, and the most that are handed on at once
 * @param batchWait how long it waits for that many
 * @param checkpointInterval least time between two checkpoints of a partition
 * @param properties whether properties are copied
 */
public record FloorSettings(
        String source,
        String sourceHub,
        String group,
        String target,
        String targetHub,
        String storage,
        String container,
        int prefetch,
        Duration batchWait,
        Duration checkpointInterval,
        boolean properties) {
    /** Reads them; all must be there. */
    static FloorSettings from(Map<String, String> environment) {
        return new FloorSettings(
                text(environment, "FLOOR_SOURCE"),
                text(environment, "FLOOR_SOURCE_HUB"),
                text(environment, "FLOOR_GROUP"),
                text(environment, "FLOOR_TARGET"),
                text(environment, "FLOOR_TARGET_HUB"),
                text(environment, "FLOOR_STORAGE"),
                text(environment, "FLOOR_CONTAINER"),
                Integer.parseInt(text(environment, "FLOOR_PREFETCH")),
                millis(environment, "FLOOR_BATCH_WAIT_MILLIS"),
                millis(environment, "FLOOR_CHECKPOINT_MILLIS"),
                Boolean.parseBoolean(text(environment, "FLOOR_PROPERTIES")));
    }

    /** The same as an environment. */
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("FLOOR_SOURCE", source),
                Map.entry("FLOOR_SOURCE_HUB", sourceHub),
                Map.entry("FLOOR_GROUP", group),
                Map.entry("FLOOR_TARGET", target),
                Map.entry("FLOOR_TARGET_HUB", targetHub),
                Map.entry("FLOOR_STORAGE", storage),
                Map.entry("FLOOR_CONTAINER", container),
                Map.entry("FLOOR_PREFETCH", Integer.toString(prefetch)),
                Map.entry("FLOOR_BATCH_WAIT_MILLIS", Long.toString(batchWait.toMillis())),
                Map.entry("FLOOR_CHECKPOINT_MILLIS", Long.toString(checkpointInterval.toMillis())),
                Map.entry("FLOOR_PROPERTIES", Boolean.toString(properties)));
    }

    private static Duration millis(Map<String, String> environment, String name) {
        return Duration.ofMillis(Long.parseLong(text(environment, name)));
    }

    private static String text(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the variable " + name + " is not set");
        }
        return value;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "FloorSettings[" + sourceHub + " -> " + targetHub + "]";
    }
}
