package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.eventhubs.faults.Effect;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.InjectedFault;
import dev.sluice.eventhubs.faults.Scope;
import java.time.Duration;
import java.util.List;

/** Faults as the admin API reads and writes them. */
final class FaultJson {
    private static final List<String> KINDS =
            List.of("busy", "reject", "delay", "dropAnswer", "freeze", "fullDisk", "refuseTokens");
    private static final List<String> KEYS = List.of(
            "kind",
            "hub",
            "partition",
            "connection",
            "after",
            "times",
            "forMillis",
            "delayMillis",
            "condition",
            "description");

    private FaultJson() {}

    static Fault read(Call call) {
        call.requireOnly(KEYS);
        Fault fault = kind(call).on(scope(call));
        int millis = call.number("forMillis", 0);
        Duration during = millis == 0 ? null : Duration.ofMillis(millis);
        int times = call.number("times", Fault.UNLIMITED);
        return new Fault(fault.effect(), fault.scope(), call.number("after", 0), times, during);
    }

    static Scope scope(Call call) {
        return new Scope(call.text("hub"), call.text("partition"), call.text("connection"));
    }

    private static Fault kind(Call call) {
        String kind = call.requireText("kind");
        return switch (kind) {
            case "busy" -> Fault.busy();
            case "reject" -> Fault.reject(call.requireText("condition"), description(call));
            case "delay" -> Fault.delay(Duration.ofMillis(call.number("delayMillis", 0)));
            case "dropAnswer" -> Fault.dropAnswer();
            case "freeze" -> Fault.freeze();
            case "fullDisk" -> Fault.fullDisk();
            case "refuseTokens" -> Fault.refuseTokens();
            default ->
                throw new CallRefusedException(
                        400, "'" + kind + "' is no kind of fault: use " + String.join(", ", KINDS) + ".");
        };
    }

    static String description(Call call) {
        String description = call.text("description");
        return description == null ? "A fault was injected." : description;
    }

    static ObjectNode write(InjectedFault injected) {
        Fault fault = injected.fault();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", injected.id())
                .put("effect", fault.effect().getClass().getSimpleName())
                .put("hub", fault.scope().hub())
                .put("partition", fault.scope().partition())
                .put("connection", fault.scope().connection())
                .put("after", fault.after())
                .put("struck", injected.struck())
                .put("active", injected.isActive());
        if (fault.times() != Fault.UNLIMITED) {
            json.put("times", fault.times());
        }
        Duration during = fault.during();
        if (during != null) {
            json.put("forMillis", during.toMillis());
        }
        if (fault.effect() instanceof Effect.Reject reject) {
            json.put("condition", reject.condition());
        }
        return json;
    }
}
