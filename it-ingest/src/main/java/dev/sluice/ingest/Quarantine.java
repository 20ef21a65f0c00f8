package dev.sluice.ingest;

import dev.sluice.contract.quarantine.QuarantineReason;

/** Where events are kept that can't be applied. Safe to share between threads. */
public interface Quarantine {
    /**
     * Keeps an event with the reason; returns when it is durable. Keeping it twice is the same as keeping it once.
     *
     * @param hubPartition the partition of the IT hub that delivered it
     * @throws IngestException when it could not be kept
     */
    void keep(String hubPartition, Reading reading, QuarantineReason reason);
}
