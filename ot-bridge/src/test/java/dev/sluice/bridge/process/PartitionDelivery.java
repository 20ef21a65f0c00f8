package dev.sluice.bridge.process;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what the target holds of one source partition. Each event is the next one that need not be missing, or at
 * most the highest seen, or a replay; and it is what was sent. Used by one thread.
 */
final class PartitionDelivery {
    /** Device whose events a bridge under test is told to deny. */
    static final String DENIED = "pump-denied";

    private static final int MOST_VIOLATIONS = 10;

    /** More than the events in a row that can be excused at the end of a load. */
    private static final int NEAR = 500;

    private final SourcePartition partition;
    private final Excused excused;
    private final Map<Long, Integer> sent = new HashMap<>();
    private final Set<Long> denied = new HashSet<>();
    private final BitSet arrived = new BitSet();
    private final List<String> violations = new ArrayList<>();
    private Set<Long> absent = Set.of();
    private long highest = -1;
    private long lastSent = -1;
    private boolean anywhere;
    private long repeats;
    private long replays;

    PartitionDelivery(SourcePartition partition, Excused excused) {
        this.partition = partition;
        this.excused = excused;
    }

    /** The source holds this one. */
    void sent(EventData event) {
        lastSent = event.getSequenceNumber();
        sent.put(lastSent, Content.sent(event));
        if (DENIED.equals(event.getSystemProperties().get(IotHubProperties.DEVICE_ID))) {
            denied.add(lastSent);
        }
    }

    /** The target holds this one, behind those before. */
    void arrived(EventData event) {
        long sequence = (Long) event.getProperties().get(Provenance.SOURCE_SEQUENCE);
        requireAsSent(sequence, event);
        if (Boolean.TRUE.equals(event.getProperties().get(Provenance.REPLAY))) {
            replays++;
        } else if (sequence <= highest) {
            repeats++;
        } else {
            requireNothingBetween(sequence);
            highest = sequence;
        }
        arrived.set((int) sequence);
    }

    /** The target was made again, and holds nothing: it may begin anywhere, and what is behind may come later. */
    void beginAnywhere() {
        arrived.clear();
        highest = -1;
        anywhere = true;
    }

    long highest() {
        return highest;
    }

    long sent() {
        return sent.size();
    }

    long repeats() {
        return repeats;
    }

    long replays() {
        return replays;
    }

    /** How many of those sent need not arrive. */
    long excused() {
        return sent.keySet().stream().filter(this::isExcused).count();
    }

    /** Whether all has arrived that must. As long as much is to come, the storage is not asked: that takes time. */
    boolean isComplete() {
        return (anywhere || lastSent - highest <= NEAR) && missing().isEmpty();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Those that have not arrived and must, in order; asks the storage again when there seem to be some. */
    List<Long> missing() {
        if (sent.keySet().stream().anyMatch(this::isMissing)) {
            absent = excused.of(partition);
        }
        return sent.keySet().stream().filter(this::isMissing).sorted().toList();
    }

    private boolean isMissing(long sequence) {
        return !arrived.get((int) sequence) && !isExcused(sequence);
    }

    private boolean isExcused(long sequence) {
        return denied.contains(sequence) || absent.contains(sequence);
    }

    private void requireAsSent(long sequence, EventData event) {
        Integer expected = sent.get(sequence);
        if (expected == null || expected != Content.arrived(event)) {
            violation(sequence + (expected == null ? " was never sent" : " is not what was sent"));
        }
        if (denied.contains(sequence)) {
            violation(sequence + " is of a denied device");
        }
    }

    private void requireNothingBetween(long sequence) {
        if (anywhere && highest < 0) {
            return;
        }
        if (!isEachExcused(highest + 1, sequence)) {
            absent = excused.of(partition);
        }
        if (!isEachExcused(highest + 1, sequence)) {
            violation(sequence + " follows " + highest);
        }
    }

    private boolean isEachExcused(long first, long end) {
        for (long sequence = first; sequence < end; sequence++) {
            if (!isExcused(sequence)) {
                return false;
            }
        }
        return true;
    }

    private void violation(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add("partition " + partition.partition() + ": " + what);
        }
    }
}
