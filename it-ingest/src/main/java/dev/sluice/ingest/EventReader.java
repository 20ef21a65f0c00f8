package dev.sluice.ingest;

import dev.sluice.service.event.ReceivedEvent;

/** Reads and validates an event. Implementations are pure, never throw on what an event holds, and are safe to share. */
@FunctionalInterface
public interface EventReader {
    /** What the event is: telemetry, refused with the reason, or a probe. */
    Reading read(ReceivedEvent event);
}
