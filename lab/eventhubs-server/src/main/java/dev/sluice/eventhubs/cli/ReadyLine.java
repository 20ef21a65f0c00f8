package dev.sluice.eventhubs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the process says once it accepts connections. Its key is the published one, so it is no secret. */
record ReadyLine(
        String connectionString, int port, @Nullable Integer adminPort, Path data, List<HubConfig> hubs) {
    static ReadyLine of(EventHubsServer server, EventHubsConfig config) {
        return new ReadyLine(
                server.connectionString(),
                server.port(),
                config.admin() == null ? null : (Integer) server.adminPort(),
                config.data(),
                config.hubs());
    }

    String text() {
        return "ready: " + connectionString;
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode()
                .put("connectionString", connectionString)
                .put("port", port)
                .put("data", data.toString());
        if (adminPort != null) {
            line.put("adminPort", adminPort);
        }
        for (HubConfig hub : hubs) {
            ObjectNode entry = line.withArray("hubs").addObject();
            entry.put("name", hub.name()).put("partitions", hub.partitions());
            hub.consumerGroups().stream().sorted().forEach(entry.withArray("consumerGroups")::add);
        }
        try {
            return mapper.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
