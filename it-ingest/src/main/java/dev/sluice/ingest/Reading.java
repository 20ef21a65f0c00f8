package dev.sluice.ingest;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.Optional;

/** What an event of the hub turned out to be. */
public sealed interface Reading {
    /** The event as it was delivered. */
    ReceivedEvent received();

    /** Where it comes from; empty when it doesn't say so. */
    Optional<Origin> origin();

    /**
     * Where an event comes from, and when the OT hub received it.
     *
     * @param identity its place in the OT hub
     * @param enqueued when it was received there
     */
    record Origin(EventIdentity identity, Instant enqueued) {}

    /** A device's message that passed validation. */
    record Telemetry(ReceivedEvent received, TelemetryEvent event) implements Reading {
        @Override
        public Optional<Origin> origin() {
            return Optional.of(new Origin(event.identity(), event.enqueued()));
        }
    }

    /** An event that can't be applied, and why. */
    record Refused(ReceivedEvent received, Optional<Origin> origin, QuarantineReason reason) implements Reading {}

    /** A doctor's probe: counted, and skipped. */
    record Canary(ReceivedEvent received, Optional<Origin> origin) implements Reading {}
}
