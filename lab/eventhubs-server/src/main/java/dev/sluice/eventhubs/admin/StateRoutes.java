package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.eventhubs.engine.Namespace;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Shows how the server fares: health, metrics, connections. Thread-safe. */
final class StateRoutes {
    private final Namespace namespace;
    private final BooleanSupplier ready;

    StateRoutes(Namespace namespace, BooleanSupplier ready) {
        this.namespace = namespace;
        this.ready = ready;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/health/live", call -> health(true)),
                Route.of("GET", "/health/ready", call -> health(ready.getAsBoolean())),
                Route.of(
                        "GET",
                        "/metrics",
                        call -> Answer.text(PrometheusText.CONTENT_TYPE, PrometheusText.of(namespace.metrics()))),
                Route.of("GET", "/connections", call -> connections()));
    }

    private static Answer health(boolean well) {
        return Answer.json(
                well ? 200 : 503, JsonNodeFactory.instance.objectNode().put("status", well ? "up" : "down"));
    }

    private Answer connections() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        namespace
                .connections()
                .forEach(connection -> list.addObject()
                        .put("id", connection.id())
                        .put("container", connection.container())
                        .put("openedAt", connection.openedAt().toString()));
        return Answer.json(200, JsonNodeFactory.instance.objectNode().set("connections", list));
    }
}
