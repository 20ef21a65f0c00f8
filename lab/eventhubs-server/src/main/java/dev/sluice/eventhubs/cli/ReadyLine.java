package dev.sluice.eventhubs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.nio.file.Path;
import java.util.List;

/** What the process says once it accepts connections. Its key is the published one, so it is no secret. */
record ReadyLine(EventHubsServer server, boolean secure, Path data, List<HubConfig> hubs) {
    static ReadyLine of(EventHubsServer server, EventHubsConfig config) {
        return new ReadyLine(server, config.tls() != null, config.data(), config.hubs());
    }

    String text() {
        return "ready: " + server.connectionString();
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode()
                .put("connectionString", server.connectionString())
                .put("port", server.port())
                .put("data", data.toString());
        server.caFile().ifPresent(file -> line.put("caFile", file.toString()));
        if (secure) {
            line.put("tlsConnectionString", server.tlsConnectionString());
            server.tlsPorts().forEach(line.withArray("tlsPorts")::add);
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
