package dev.sluice.bridge.forward;

import dev.sluice.service.event.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one partition has come, and how much of that is recorded. Used by one thread at a time. */
final class ProgressRecord {
    private final Bridge bridge;
    private final String partition;
    private @Nullable Position unrecorded;
    private Instant due = Instant.MIN;

    ProgressRecord(Bridge bridge, String partition) {
        this.bridge = bridge;
        this.partition = partition;
    }

    void reached(Position position) {
        unrecorded = position;
    }

    boolean isDue() {
        return unrecorded != null && !bridge.pace().clock().instant().isBefore(due);
    }

    /** Records what is not recorded yet. */
    void record() {
        Position position = unrecorded;
        if (position != null) {
            bridge.checkpoints().record(partition, position);
            unrecorded = null;
            due = bridge.pace().clock().instant().plus(bridge.pace().checkpointInterval());
        }
    }
}
