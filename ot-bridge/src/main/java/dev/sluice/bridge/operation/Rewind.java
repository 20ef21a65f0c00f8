package dev.sluice.bridge.operation;

import dev.sluice.bridge.eventhubs.SourceHistory;
import dev.sluice.bridge.eventhubs.SourceHistory.Extent;
import dev.sluice.service.event.Position;
import dev.sluice.service.processor.StoredCheckpoints;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Sets the checkpoints of a stopped bridge back, so that its next start forwards again what the source still has, with
 * the same identities.
 *
 * <p>It only ever goes back: a partition whose checkpoint lies before the point stays as it is, as going on would leave
 * events out. What retention has deleted can't come again; a partition then goes back as far as it can.
 */
public final class Rewind {
    /** Lies before the first event that a hub has, whatever that is. */
    private static final String BEFORE_ALL = "-1";

    private final SourceHistory history;
    private final StoredCheckpoints checkpoints;

    public Rewind(SourceHistory history, StoredCheckpoints checkpoints) {
        this.history = history;
        this.checkpoints = checkpoints;
    }

    /**
     * Goes back in the partitions. Doing it twice is the same as doing it once.
     *
     * @return what was done, partition by partition
     * @throws dev.sluice.service.ServiceException when the hub or the store can't be asked; partitions before that one
     *     are rewound
     */
    public List<RewoundPartition> to(RewindPoint point, List<String> partitions) {
        return partitions.stream().map(partition -> to(point, partition)).collect(Collectors.toUnmodifiableList());
    }

    private RewoundPartition to(RewindPoint point, String partition) {
        OptionalLong checkpoint = checkpoints.sequence(partition);
        if (checkpoint.isEmpty()) {
            return RewoundPartition.unread(partition);
        }
        Extent extent = history.extent(partition);
        long next = checkpoint.getAsLong() + 1;
        long first = Math.min(next, Math.max(extent.first(), first(point, partition, extent)));
        if (first < next) {
            checkpoints.record(partition, before(first, partition, extent));
        }
        return RewoundPartition.of(partition, checkpoint.getAsLong(), first);
    }

    private long first(RewindPoint point, String partition, Extent extent) {
        if (point instanceof RewindPoint.Sequence sequence) {
            return sequence.sequence();
        }
        RewindPoint.Time time = (RewindPoint.Time) point;
        return extent.isEmpty() || extent.lastEnqueued().isBefore(time.time())
                ? extent.last() + 1
                : history.from(partition, time.time()).sequence();
    }

    /** The sequence number stays in the checkpoint of a first event, too: a gap that retention makes is noticed. */
    private Position before(long first, String partition, Extent extent) {
        Position start = new Position(first - 1, BEFORE_ALL);
        if (first == extent.first()) {
            return start;
        }
        Position found = history.from(partition, first - 1);
        return found.sequence() == first - 1 ? found : start;
    }
}
