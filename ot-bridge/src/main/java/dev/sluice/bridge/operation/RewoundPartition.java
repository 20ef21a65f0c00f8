package dev.sluice.bridge.operation;

import java.util.OptionalLong;

/**
 * What a rewind did to one partition.
 *
 * @param partition its id
 * @param before sequence number of the checkpoint before; absent: there was none
 * @param first sequence number that is forwarded next; absent: the first one that the source has
 */
public record RewoundPartition(String partition, OptionalLong before, OptionalLong first) {
    /** One that forwards from its first event anyway. */
    static RewoundPartition unread(String partition) {
        return new RewoundPartition(partition, OptionalLong.empty(), OptionalLong.empty());
    }

    static RewoundPartition of(String partition, long before, long first) {
        return new RewoundPartition(partition, OptionalLong.of(before), OptionalLong.of(first));
    }

    /** How many events are forwarded again. */
    public long repeated() {
        return before.isPresent() && first.isPresent() ? before.getAsLong() + 1 - first.getAsLong() : 0;
    }
}
