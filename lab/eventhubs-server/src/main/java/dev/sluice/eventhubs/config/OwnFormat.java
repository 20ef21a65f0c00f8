package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.Retention;
import java.util.List;

/** Our own format: {@code hubs:}, each with {@code name}, {@code partitions}, groups and retention; access; limits. */
final class OwnFormat {
    private static final String HUBS = "hubs";
    private static final String ACCESS = "access";
    private static final String LIMITS = "limits";
    private static final List<String> HUB_KEYS =
            List.of("name", "partitions", "consumerGroups", "retention", "retentionBytes");

    private OwnFormat() {}

    static FileSettings settings(Entry root) {
        root.requireOnly(List.of(HUBS, ACCESS, LIMITS));
        return new FileSettings(
                root.get(HUBS).elements().stream().map(OwnFormat::hub).toList(),
                root.has(ACCESS) ? AccessFormat.access(root.get(ACCESS)) : null,
                root.has(LIMITS) ? LimitsFormat.limits(root.get(LIMITS)) : Limits.DEFAULTS);
    }

    private static HubConfig hub(Entry entry) {
        entry.requireOnly(HUB_KEYS);
        String name = entry.get("name").text();
        int partitions = entry.get("partitions").number();
        String[] groups =
                entry.get("consumerGroups").elements().stream().map(Entry::text).toArray(String[]::new);
        return entry.make(
                () -> HubConfig.of(name, partitions).withConsumerGroups(groups).withRetention(retention(entry)));
    }

    private static Retention retention(Entry hub) {
        Entry bytes = hub.get("retentionBytes");
        Entry time = hub.get("retention");
        return new Retention(
                time.isThere() ? time.duration() : null, bytes.isThere() ? (Long) bytes.longNumber() : null);
    }
}
