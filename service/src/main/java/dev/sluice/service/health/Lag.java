package dev.sluice.service.health;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many events of each source partition have no checkpoint behind them.
 *
 * @param partitions by partition
 */
public record Lag(SortedMap<String, Long> partitions) {
    /** What is left between the checkpoints and the ends of the partitions. */
    static Lag between(Map<String, Long> checkpoints, Map<String, Long> ends) {
        SortedMap<String, Long> lag = new TreeMap<>();
        ends.forEach((partition, end) ->
                lag.put(partition, Math.max(0, end - checkpoints.getOrDefault(partition, -1L))));
        return new Lag(lag);
    }

    /** Of all partitions. */
    public long events() {
        return partitions.values().stream().mapToLong(Long::longValue).sum();
    }
}
