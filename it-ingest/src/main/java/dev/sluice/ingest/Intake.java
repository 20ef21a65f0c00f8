package dev.sluice.ingest;

import dev.sluice.service.event.ReceivedEvent;
import java.util.List;

/** Takes in what the IT hub delivers. Safe to share between threads; one call a partition at a time is fastest. */
@FunctionalInterface
public interface Intake {
    /**
     * Applies a batch of one partition of the IT hub; returns when all its effects are durable, so that the caller may
     * write its checkpoint. Applying it again, in parts or after later ones, changes nothing.
     *
     * @param hubPartition the partition of the IT hub
     * @param events in the order of that partition
     * @throws IngestException when storage could not be reached or another instance won: nothing may be checkpointed,
     *     and the same batch is to be given again
     */
    void take(String hubPartition, List<ReceivedEvent> events);
}
