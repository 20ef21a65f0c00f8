package dev.sluice.lab.watch;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far something has come in every partition of a hub: the last sequence number, -1 where there is none. Immutable.
 *
 * @param last sequence numbers by partition id
 */
public record Positions(Map<String, Long> last) {
    /** Nothing anywhere. */
    public static final Positions NONE = new Positions(Map.of());

    public Positions {
        last = Map.copyOf(last);
    }

    /** How many events the other is ahead, summed over all partitions. */
    public long behind(Positions ahead) {
        return ahead.last().entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - at(entry.getKey())))
                .sum();
    }

    /** How many events that is from the start, as nothing expires in the lab. */
    public long events() {
        return last.values().stream().mapToLong(sequence -> sequence + 1).sum();
    }

    /** The partitions in which the other is ahead, and by how much. */
    public Map<String, Long> lags(Positions ahead) {
        Map<String, Long> lags = new TreeMap<>();
        ahead.last().forEach((partition, sequence) -> {
            if (sequence > at(partition)) {
                lags.put(partition, sequence - at(partition));
            }
        });
        return lags;
    }

    private long at(String partition) {
        return last.getOrDefault(partition, -1L);
    }
}
