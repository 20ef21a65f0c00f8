package dev.sluice.bridge;

import dev.sluice.contract.SourcePartition;

/** Where ranges of events are recorded that the source deleted before they could be read. */
public interface Gaps {
    /**
     * Records a range. Recording it twice is the same as recording it once.
     *
     * @param first the first sequence number that is missing
     * @param last the last one
     * @throws RuntimeException when it could not be recorded
     */
    void record(SourcePartition source, long first, long last);
}
