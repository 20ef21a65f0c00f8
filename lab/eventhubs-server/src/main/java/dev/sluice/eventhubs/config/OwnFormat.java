package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own format: {@code hubs:}, each with {@code name}, {@code partitions}, groups and retention. */
final class OwnFormat {
    private static final String HUBS = "hubs";
    private static final List<String> HUB_KEYS =
            List.of("name", "partitions", "consumerGroups", "retention", "retentionBytes");

    private OwnFormat() {}

    static List<HubConfig> hubs(Entry root) {
        root.requireOnly(List.of(HUBS));
        return root.get(HUBS).elements().stream().map(OwnFormat::hub).toList();
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
        return new Retention(time(hub.get("retention")), bytes.isThere() ? (Long) bytes.longNumber() : null);
    }

    private static @Nullable Duration time(Entry entry) {
        if (!entry.isThere()) {
            return null;
        }
        try {
            return Duration.parse(entry.text());
        } catch (DateTimeParseException e) {
            throw entry.failure("'" + entry.text() + "' is no duration: write PT1H for an hour, P7D for a week");
        }
    }
}
