package dev.sluice.ingest.settings;

import dev.sluice.contract.access.HubAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Alarms.
 *
 * @param rules folder of rules; without one there are no alarms
 * @param longestLag while the newest event of a source partition is older, nothing in it counts as silent
 * @param hub where they are published; without one they are only kept
 */
public record AlarmsConfig(Optional<Path> rules, Duration longestLag, Optional<Hub> hub) {
    /**
     * A hub.
     *
     * @param access how it is written
     * @param name its name
     */
    public record Hub(HubAccess access, String name) {}
}
