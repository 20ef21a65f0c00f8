package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The highest sequence of a device applied in order, by source partition. There is mostly one, and few after its hub was
 * made again; of more than {@link #MOST} the oldest are forgotten. For one thread.
 */
final class Heads {
    /** How many are kept. */
    static final int MOST = 16;

    private static final Comparator<SourcePartition> ORDER =
            Comparator.comparingLong(SourcePartition::incarnation).thenComparing(SourcePartition::partition);

    private Map<SourcePartition, Long> sequences;
    private boolean ownsSequences;

    Heads(Map<SourcePartition, Long> sequences) {
        this.sequences = sequences;
    }

    /** Whether an event comes after all of its source partition that were applied in order. */
    boolean isAhead(EventIdentity event) {
        Long head = sequences.get(event.source());
        return head == null ? !mayBeForgotten(event.source()) : event.sequence() > head;
    }

    void move(EventIdentity event) {
        if (isAlone(event.source())) {
            sequences = Map.of(event.source(), event.sequence());
            return;
        }
        own().put(event.source(), event.sequence());
        if (sequences.size() > MOST) {
            own().remove(oldest());
        }
    }

    Map<SourcePartition, Long> sequences() {
        return sequences;
    }

    /** Whether a device, as it is stored, has applied an event or a later one in order. */
    static boolean isPassed(@Nullable Kept<DeviceRecord> device, EventIdentity event) {
        DeviceRecord record = device == null ? null : device.value();
        Long head = record == null ? null : record.heads().get(event.source());
        return head != null && head >= event.sequence();
    }

    private boolean isAlone(SourcePartition source) {
        return sequences.isEmpty() || (sequences.size() == 1 && sequences.containsKey(source));
    }

    private Map<SourcePartition, Long> own() {
        if (!ownsSequences) {
            sequences = new HashMap<>(sequences);
            ownsSequences = true;
        }
        return sequences;
    }

    private boolean mayBeForgotten(SourcePartition source) {
        return sequences.size() >= MOST && ORDER.compare(source, oldest()) < 0;
    }

    private SourcePartition oldest() {
        return Collections.min(sequences.keySet(), ORDER);
    }
}
