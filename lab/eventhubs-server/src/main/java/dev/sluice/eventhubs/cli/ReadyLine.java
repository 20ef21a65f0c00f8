package dev.sluice.eventhubs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.SharedAccessRule;

/** What the process says once it accepts connections. It shows no key but the published one. */
record ReadyLine(EventHubsServer server, EventHubsConfig config) {
    static ReadyLine of(EventHubsServer server, EventHubsConfig config) {
        return new ReadyLine(server, config);
    }

    String text() {
        return "ready: " + connectionString();
    }

    private String connectionString() {
        return isKeyKnown() ? server.connectionString() : withoutKey() + "UseDevelopmentEmulator=true;";
    }

    private String tlsConnectionString() {
        return isKeyKnown() ? server.tlsConnectionString() : withoutKey();
    }

    /** Whether the key of the first rule for the namespace, which the server would show, is the published one. */
    private boolean isKeyKnown() {
        return config.access().open()
                || config.access().rules().stream()
                        .filter(rule -> rule.hub() == null)
                        .findFirst()
                        .filter(SharedAccessRule.PUBLISHED::equals)
                        .isPresent();
    }

    private String withoutKey() {
        return "Endpoint=" + server.endpoint() + ";";
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode()
                .put("connectionString", connectionString())
                .put("port", server.port())
                .put("data", config.data().toString());
        if (config.admin() != null) {
            line.put("adminPort", server.adminPort());
        }
        server.caFile().ifPresent(file -> line.put("caFile", file.toString()));
        if (config.tls() != null) {
            line.put("tlsConnectionString", tlsConnectionString());
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
