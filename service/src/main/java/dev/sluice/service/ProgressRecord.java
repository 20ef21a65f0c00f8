package dev.sluice.service;

import dev.sluice.service.event.Position;
import dev.sluice.service.hold.Pace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one partition has come, and how much of that is recorded. Used by one thread at a time. */
public final class ProgressRecord {
    private final Checkpoints checkpoints;
    private final Pace pace;
    private final String partition;
    private @Nullable Position unrecorded;
    private Instant due = Instant.MIN;

    /**
     * Of a partition of which nothing is unrecorded.
     *
     * @param checkpoints where it is recorded
     * @param pace how often
     */
    public ProgressRecord(Checkpoints checkpoints, Pace pace, String partition) {
        this.checkpoints = checkpoints;
        this.pace = pace;
        this.partition = partition;
    }

    /** It has come to a position. */
    public void reached(Position position) {
        unrecorded = position;
    }

    /** Whether something is to be recorded now. */
    public boolean isDue() {
        return unrecorded != null && !pace.clock().instant().isBefore(due);
    }

    /** Records what is not recorded yet. */
    public void record() {
        Position position = unrecorded;
        if (position != null) {
            checkpoints.record(partition, position);
            unrecorded = null;
            due = pace.clock().instant().plus(pace.checkpointInterval());
        }
    }
}
