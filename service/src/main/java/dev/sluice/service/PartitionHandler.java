package dev.sluice.service;

import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import java.util.List;

/** Does what a service is there for with the events of one partition. Used by one thread at a time. */
public interface PartitionHandler {
    /**
     * Whether a delivery that begins with a sequence number follows the last one, or repeats one that is not done. One
     * that does neither needs a new handler.
     */
    boolean continuesWith(long sequence);

    /**
     * Takes events, which follow those of the last call, and returns when it is done with all of them; what fails it
     * repeats. A call without events is an opportunity to record progress.
     *
     * @param claim under which it is done
     * @throws dev.sluice.service.hold.ClaimEndedException when the claim ends first
     */
    void take(Claim claim, List<ReceivedEvent> events);

    /** Records progress in one attempt: for the end of a process that still owns the partition. */
    void recordProgress();
}
