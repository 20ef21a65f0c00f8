package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.ReceivedEvent;
import java.util.List;

/**
 * Applies events to the devices' stored state. It keeps nothing that the store does not have: any number of instances
 * may be given the same events, at any time and in any cut, and each event counts once.
 */
public final class StateIntake implements Intake {
    /** How often a batch is decided before it is given back. */
    private static final int MOST_ATTEMPTS = 20;

    private final IntakeParts parts;
    private final ProgressCache progress;

    public StateIntake(IntakeParts parts) {
        this.parts = requireNonNull(parts, "parts");
        this.progress = new ProgressCache(parts.store());
    }

    @Override
    public void take(String hubPartition, List<ReceivedEvent> events) {
        Batch batch = Batch.read(hubPartition, events, parts.reader());
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (new Attempt(parts, progress, batch).run()) {
                batch.count(parts.meter());
                return;
            }
            parts.meter().conflict();
        }
        throw new IngestException(
                IngestException.Code.CONFLICT,
                "could not apply a batch of partition " + hubPartition
                        + ": another instance wrote first, time and again; give the batch again");
    }
}
