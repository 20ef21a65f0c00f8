package dev.sluice.bridge;

import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.event.ReceivedEvent;

/** Where events are kept that can't be forwarded. */
public interface Quarantine {
    /**
     * Keeps an event with the reason. Keeping it twice is the same as keeping it once.
     *
     * @throws RuntimeException when it could not be kept
     */
    void keep(SourcePartition source, ReceivedEvent event, QuarantineReason reason);
}
