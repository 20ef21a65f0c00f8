package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Duration;

/**
 * A device's event, as the walk over its source partition met it.
 *
 * @param delivery what was delivered
 * @param event the event in it
 * @param walk over its source partition
 * @param first whether it was met ahead of all that were passed, and is in no hole that was stored
 * @param active how long the source partition had been active
 */
record Arrival(Delivery delivery, TelemetryEvent event, SourceWalk walk, boolean first, Duration active) {
    EventIdentity identity() {
        return event.identity();
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
