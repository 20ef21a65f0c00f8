package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Duration;

/**
 * A device's event, as the walk over its source partition met it.
 *
 * @param reading the event
 * @param walk over its source partition
 * @param first whether it was met ahead of all that were passed, and is in no hole that was stored
 * @param active how long the source partition had been active
 */
record Arrival(Reading.Telemetry reading, SourceWalk walk, boolean first, Duration active) {
    TelemetryEvent event() {
        return reading.event();
    }

    EventIdentity identity() {
        return event().identity();
    }

    boolean isInHole() {
        return walk.isHole(identity().sequence());
    }

    void addHole() {
        walk.addHole(identity().sequence());
    }

    void fillHole() {
        walk.fillHole(identity().sequence());
    }
}
