package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.HubConfig;
import java.time.Clock;
import java.time.Instant;

/**
 * What a hub needs of the server that opens it.
 *
 * @param createdAt when it was created, if it is new
 * @param madeWhileRunning whether it is to be opened again without being configured
 * @param durability when its appends count as stored
 * @param clock stamps its events
 * @param disks says what becomes of its partitions' writes
 */
public record HubSetting(Instant createdAt, boolean madeWhileRunning, Durability durability, Clock clock, Disks disks) {
    private static final int SEGMENT_BYTES = 32 * 1024 * 1024;

    /** The disk of each partition. */
    @FunctionalInterface
    public interface Disks {
        /** The disk that a partition of a hub is on. */
        Disk of(String hub, String partition);
    }

    LogSetting log(HubConfig hub, String partition) {
        return new LogSetting(SEGMENT_BYTES, hub.retention(), durability, clock, disks.of(hub.name(), partition));
    }
}
