package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.PartitionDescription;
import dev.sluice.eventhubs.engine.Hub;
import dev.sluice.eventhubs.engine.Namespace;
import java.io.IOException;
import java.util.List;

/** Lists, makes and deletes hubs and makes consumer groups. Thread-safe. */
final class HubRoutes {
    private final Namespace namespace;

    HubRoutes(Namespace namespace) {
        this.namespace = namespace;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/hubs", call -> list()),
                Route.of(
                        "GET",
                        "/hubs/*",
                        call -> Answer.json(200, json(hub(call).describe()))),
                Route.of("POST", "/hubs", this::create),
                Route.of("DELETE", "/hubs/*", this::delete),
                Route.of("POST", "/hubs/*/consumer-groups", this::createGroup));
    }

    private Answer list() {
        ArrayNode hubs = JsonNodeFactory.instance.arrayNode();
        namespace.hubs().forEach(hub -> hubs.add(json(hub.describe())));
        return Answer.json(200, JsonNodeFactory.instance.objectNode().set("hubs", hubs));
    }

    private Answer create(Call call) {
        call.requireOnly(List.of("name", "partitions", "consumerGroups", "retention", "retentionBytes"));
        HubConfig config = HubConfig.of(call.requireText("name"), call.number("partitions", 1))
                .withConsumerGroups(call.texts("consumerGroups"))
                .withRetention(call.retention());
        return namespace
                .create(config)
                .map(hub -> Answer.json(201, json(hub.describe())))
                .orElseThrow(() -> new CallRefusedException(
                        409, "The event hub " + config.name() + " is there already: delete it first."));
    }

    private Answer delete(Call call) throws IOException {
        if (!namespace.delete(call.argument())) {
            throw missing(call);
        }
        return Answer.nothing();
    }

    private Answer createGroup(Call call) throws IOException {
        call.requireOnly(List.of("name"));
        Hub hub = hub(call);
        String group = call.requireText("name");
        if (!hub.addConsumerGroup(group)) {
            throw new CallRefusedException(409, "The consumer group " + group + " is there already.");
        }
        return Answer.json(201, json(hub.describe()));
    }

    private Hub hub(Call call) {
        return namespace.hub(call.argument()).orElseThrow(() -> missing(call));
    }

    private static CallRefusedException missing(Call call) {
        return new CallRefusedException(404, "There is no event hub " + call.argument() + ".");
    }

    private static ObjectNode json(HubDescription hub) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", hub.name()).put("createdAt", hub.createdAt().toString());
        hub.consumerGroups().forEach(json.withArray("consumerGroups")::add);
        hub.partitions().forEach(partition -> json.withArray("partitions").add(json(partition)));
        return json;
    }

    private static ObjectNode json(PartitionDescription partition) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", partition.id())
                .put("firstSequence", partition.firstSequence())
                .put("lastSequence", partition.lastSequence())
                .put("lastOffset", partition.lastOffset())
                .put("lastEnqueued", partition.lastEnqueued().toString());
    }
}
