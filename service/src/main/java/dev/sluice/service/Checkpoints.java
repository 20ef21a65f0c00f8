package dev.sluice.service;

import dev.sluice.service.event.Position;

/** Where the progress of a partition is kept. */
public interface Checkpoints {
    /**
     * Records that the target has everything up to a position, that event included.
     *
     * @throws RuntimeException when it could not be recorded
     */
    void record(String partition, Position position);
}
