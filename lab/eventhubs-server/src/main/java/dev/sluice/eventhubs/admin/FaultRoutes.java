package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.faults.Faults;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/** Injects and clears faults, ends links and connections, sets the clock. Thread-safe. */
final class FaultRoutes {
    private static final List<String> EVICTION = List.of("hub", "partition", "connection", "condition", "description");

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/faults", call -> list()),
                Route.of("POST", "/faults", call -> inject(call)),
                Route.of("DELETE", "/faults", call -> clear()),
                Route.of("DELETE", "/faults/*", this::clear),
                Route.of("POST", "/links/close", this::closeLinks),
                Route.of("POST", "/connections/close", this::closeConnections),
                Route.of("GET", "/clock", call -> time(faults.clock())),
                Route.of("PUT", "/clock", call -> setClock(call, faults::setClock)),
                Route.of("DELETE", "/clock", call -> reset(faults::resetClock)),
                Route.of("GET", "/clock/tokens", call -> time(faults.tokenClock())),
                Route.of("PUT", "/clock/tokens", call -> setClock(call, faults::setTokenClock)),
                Route.of("DELETE", "/clock/tokens", call -> reset(faults::resetTokenClock)));
    }

    private Answer list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        faults.active().forEach(fault -> list.add(FaultJson.write(fault)));
        return Answer.json(200, object().set("faults", list));
    }

    @SuppressWarnings("resource") // it is ended by another call, or by itself
    private Answer inject(Call call) {
        return Answer.json(201, FaultJson.write(faults.inject(FaultJson.read(call))));
    }

    private Answer clear() {
        faults.clear();
        return Answer.nothing();
    }

    private Answer clear(Call call) {
        faults.find(call.argument())
                .orElseThrow(() -> new CallRefusedException(404, "There is no fault " + call.argument() + "."))
                .close();
        return Answer.nothing();
    }

    private Answer closeLinks(Call call) {
        call.requireOnly(EVICTION);
        int closed =
                faults.closeLinks(FaultJson.scope(call), call.requireText("condition"), FaultJson.description(call));
        return Answer.json(200, object().put("closed", closed));
    }

    private Answer closeConnections(Call call) {
        call.requireOnly(EVICTION);
        int closed = faults.closeConnections(
                FaultJson.scope(call), call.requireText("condition"), FaultJson.description(call));
        return Answer.json(200, object().put("closed", closed));
    }

    private static Answer time(Instant now) {
        return Answer.json(200, object().put("time", now.toString()));
    }

    private static Answer setClock(Call call, Consumer<Instant> clock) {
        call.requireOnly(List.of("time"));
        try {
            Instant now = Instant.parse(call.requireText("time"));
            clock.accept(now);
            return time(now);
        } catch (DateTimeParseException e) {
            throw new CallRefusedException(400, "'time' must be like 2026-01-31T12:00:00Z.");
        }
    }

    private static Answer reset(Runnable clock) {
        clock.run();
        return Answer.nothing();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
