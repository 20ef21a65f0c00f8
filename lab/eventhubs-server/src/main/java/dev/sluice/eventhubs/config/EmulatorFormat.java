package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.HubConfig;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code config.json} of Microsoft's emulator. Its limits of ten hubs, 32 partitions and one namespace do not
 * hold here; hubs of all namespaces are in one.
 */
final class EmulatorFormat {
    static final String ROOT = "UserConfig";

    private static final Logger LOG = LoggerFactory.getLogger(EmulatorFormat.class);
    private static final String NAMESPACES = "NamespaceConfig";

    private EmulatorFormat() {}

    static List<HubConfig> hubs(Entry root) {
        Entry user = root.get(ROOT);
        tellUnknown(user, List.of(NAMESPACES, "LoggingConfig"));
        List<HubConfig> hubs = new ArrayList<>();
        for (Entry namespace : user.get(NAMESPACES).elements()) {
            tellUnknown(namespace, List.of("Type", "Name", "Entities"));
            namespace.get("Entities").elements().forEach(entity -> hubs.add(hub(entity)));
        }
        return hubs;
    }

    private static HubConfig hub(Entry entity) {
        tellUnknown(entity, List.of("Name", "PartitionCount", "ConsumerGroups"));
        String name = entity.get("Name").text();
        int partitions = entity.get("PartitionCount").number();
        String[] groups = entity.get("ConsumerGroups").elements().stream()
                .map(group -> group.get("Name").text())
                .filter(group -> !group.equalsIgnoreCase(HubConfig.DEFAULT_CONSUMER_GROUP))
                .toArray(String[]::new);
        return entity.make(() -> HubConfig.of(name, partitions).withConsumerGroups(groups));
    }

    /** The file is somebody else's format, which may grow: what we don't know does not stop the server. */
    private static void tellUnknown(Entry entry, List<String> known) {
        entry.unknown(known)
                .forEach(key -> LOG.atWarn()
                        .addKeyValue("file", entry.file())
                        .addKeyValue("key", entry.get(key).path())
                        .log("a key of the configuration means nothing to this server"));
    }
}
