package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares all that the source holds with all that the target holds. */
final class Transcript {
    private Transcript() {}

    /** Waits until the target holds every event of the source, then checks order, completeness and bytes. */
    static void verify(HubClient source, HubClient target) {
        Await.until("the target holds every event of the source", () -> isComplete(source, target));
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            verifyPartition(partition, source.read(partition), target.read(partition % Tenants.TARGET_PARTITIONS));
        }
    }

    private static void verifyPartition(int partition, List<EventData> sent, List<EventData> arrived) {
        Map<Long, Integer> firstOccurrences = new LinkedHashMap<>();
        arrived.stream()
                .map(Seen::inTarget)
                .filter(seen -> seen.partition().equals(Integer.toString(partition)))
                .forEach(seen -> firstOccurrences.putIfAbsent(seen.sequence(), seen.bodyHash()));
        Map<Long, Integer> expected = new LinkedHashMap<>();
        sent.forEach(event -> expected.put(event.getSequenceNumber(), Arrays.hashCode(event.getBody())));

        assertThat(List.copyOf(firstOccurrences.entrySet()))
                .as("first occurrences of partition " + partition)
                .isEqualTo(List.copyOf(expected.entrySet()));
    }

    private static boolean isComplete(HubClient source, HubClient target) {
        Map<String, Long> highest = new HashMap<>();
        for (int partition = 0; partition < Tenants.TARGET_PARTITIONS; partition++) {
            target.read(partition).stream()
                    .map(Seen::inTarget)
                    .forEach(seen -> highest.merge(seen.partition(), seen.sequence(), Math::max));
        }
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            if (highest.getOrDefault(Integer.toString(partition), -1L) < source.count(partition) - 1) {
                return false;
            }
        }
        return true;
    }
}
