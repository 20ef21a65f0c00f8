package dev.sluice.bridge.process;

import java.util.HashMap;
import java.util.Map;

/** Follows what arrives in the target. */
final class Progress {
    private final HubClient target;

    Progress(HubClient target) {
        this.target = target;
    }

    /** Waits until more has arrived from every source partition. */
    void await() {
        Map<String, Long> before = highest();
        Await.until("every partition makes progress", () -> {
            Map<String, Long> now = highest();
            return now.size() == Tenants.SOURCE_PARTITIONS
                    && now.entrySet().stream().allMatch(e -> e.getValue() > before.getOrDefault(e.getKey(), -1L));
        });
    }

    private Map<String, Long> highest() {
        Map<String, Long> highest = new HashMap<>();
        for (int partition = 0; partition < Tenants.TARGET_PARTITIONS; partition++) {
            target.read(partition).stream()
                    .map(Seen::inTarget)
                    .forEach(seen -> highest.merge(seen.partition(), seen.sequence(), Math::max));
        }
        return highest;
    }
}
