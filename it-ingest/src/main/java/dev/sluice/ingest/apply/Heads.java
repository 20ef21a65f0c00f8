package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The highest sequence of a device applied in order, by source partition. There is one, or few after its hub was made
 * again; of more than {@link #MOST} the oldest are forgotten. For one thread.
 */
final class Heads {
    /** How many are kept. */
    static final int MOST = 16;

    private static final Comparator<SourcePartition> ORDER =
            Comparator.comparingLong(SourcePartition::incarnation).thenComparing(SourcePartition::partition);

    private final TreeMap<SourcePartition, Long> sequences = new TreeMap<>(ORDER);

    Heads(Map<SourcePartition, Long> sequences) {
        this.sequences.putAll(sequences);
    }

    /** Whether an event comes after all of its source partition that were applied in order. */
    boolean isAhead(EventIdentity event) {
        Long head = sequences.get(event.source());
        return head == null ? !mayBeForgotten(event.source()) : event.sequence() > head;
    }

    void move(EventIdentity event) {
        sequences.put(event.source(), event.sequence());
        if (sequences.size() > MOST) {
            sequences.pollFirstEntry();
        }
    }

    Map<SourcePartition, Long> sequences() {
        return sequences;
    }

    /** The head of a source partition, if it is kept. */
    static @Nullable Long of(@Nullable DeviceRecord record, SourcePartition source) {
        return record == null ? null : record.heads().get(source);
    }

    private boolean mayBeForgotten(SourcePartition source) {
        return sequences.size() >= MOST && ORDER.compare(source, sequences.firstKey()) < 0;
    }
}
