package dev.sluice.bridge.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can happen around a bridge.
 *
 * @param name for people
 * @param happening lets it happen; what lasts has begun when this returns
 */
record Disturbance(String name, Consumer<Surroundings> happening) {
    private static final Duration FREEZE = Duration.ofSeconds(3);

    /** All that are known. */
    static final List<Disturbance> ALL = List.of(
            new Disturbance("target killed", around -> around.it.killAndRestart()),
            new Disturbance("source killed", around -> around.ot.killAndRestart()),
            new Disturbance("target frozen", around -> around.it.freezeFor(FREEZE)),
            new Disturbance("source frozen", around -> around.ot.freezeFor(FREEZE)),
            new Disturbance("storage frozen", around -> around.freezeStorageFor(FREEZE)),
            new Disturbance("storage restarted", around -> {
                around.azurite.stop();
                around.azurite.restart();
            }),
            new Disturbance("throttled", fault("{'kind': 'busy', 'hub': 'telemetry', 'times': 4}")),
            new Disturbance("answers dropped", fault("{'kind': 'dropAnswer', 'hub': 'telemetry', 'times': 2}")),
            new Disturbance(
                    "answers late",
                    fault("{'kind': 'delay', 'hub': 'telemetry', 'delayMillis': 500, 'forMillis': 4000}")),
            new Disturbance(
                    "not found",
                    fault("{'kind': 'reject', 'condition': 'amqp:not-found', 'hub': 'telemetry', 'times': 3}")),
            new Disturbance(
                    "partition frozen",
                    fault("{'kind': 'freeze', 'hub': 'telemetry', 'partition': '1', 'forMillis': 3000}")),
            new Disturbance("disk full", fault("{'kind': 'fullDisk', 'hub': 'telemetry', 'forMillis': 2000}")),
            new Disturbance("tokens expired", around -> {
                ask(around.it, "POST", "/faults", "{'kind': 'refuseTokens', 'forMillis': 3000}");
                ask(
                        around.it,
                        "PUT",
                        "/clock/tokens",
                        "{'time': '" + Instant.now().plus(Duration.ofDays(1)) + "'}");
                ask(around.it, "DELETE", "/clock/tokens", "");
            }),
            new Disturbance(
                    "links stolen",
                    around -> ask(
                            around.ot,
                            "POST",
                            "/links/close",
                            "{'condition': 'amqp:link:stolen', 'description': 'planned', 'hub': 'ot-hub'}")),
            new Disturbance("connections closed", around -> {
                String how = "{'condition': 'amqp:connection:forced', 'description': 'planned'}";
                ask(around.ot, "POST", "/connections/close", how);
                ask(around.it, "POST", "/connections/close", how);
            }),
            new Disturbance(
                    "clock forward", around -> setClock(around.ot, Instant.now().plus(Duration.ofHours(5)))),
            new Disturbance(
                    "clock back", around -> setClock(around.ot, Instant.now().minus(Duration.ofHours(9)))));

    private static Consumer<Surroundings> fault(String json) {
        return around -> ask(around.it, "POST", "/faults", json);
    }

    private static void setClock(HubProcess hub, Instant now) {
        ask(hub, "PUT", "/clock", "{'time': '" + now + "'}");
    }

    private static void ask(HubProcess hub, String method, String path, String json) {
        hub.ask(method, path, json.replace('\'', '"'));
    }
}
