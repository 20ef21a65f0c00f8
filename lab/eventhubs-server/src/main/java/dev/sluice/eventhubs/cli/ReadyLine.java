package dev.sluice.eventhubs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;

/** What the process says once it accepts connections. Its key is the published one, so it is no secret. */
record ReadyLine(EventHubsServer server, EventHubsConfig config) {
    static ReadyLine of(EventHubsServer server, EventHubsConfig config) {
        return new ReadyLine(server, config);
    }

    String text() {
        return "ready: " + server.connectionString();
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode()
                .put("connectionString", server.connectionString())
                .put("port", server.port())
                .put("data", config.data().toString());
        if (config.admin() != null) {
            line.put("adminPort", server.adminPort());
        }
        server.caFile().ifPresent(file -> line.put("caFile", file.toString()));
        if (config.tls() != null) {
            line.put("tlsConnectionString", server.tlsConnectionString());
            server.tlsPorts().forEach(line.withArray("tlsPorts")::add);
        }
        for (HubConfig hub : config.hubs()) {
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
