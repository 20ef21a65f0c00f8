package dev.sluice.bridge;

import dev.sluice.contract.quarantine.QuarantineReason;

/** A batch's answer to an event that is offered to it. */
public sealed interface Offer {
    /** The two usual answers. */
    enum Answer implements Offer {
        /** The event is in the batch. */
        TAKEN,
        /** The event does not fit any more. An empty batch never says so: it refuses. */
        FULL
    }

    /**
     * No batch can take this event, however empty.
     *
     * @param reason why, as it is written into the quarantine
     */
    record Refused(QuarantineReason reason) implements Offer {}
}
