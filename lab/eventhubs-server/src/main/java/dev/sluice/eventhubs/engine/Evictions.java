package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Disconnector;
import dev.sluice.eventhubs.faults.Scope;
import java.util.List;

/** Ends links and connections of a namespace on demand. Thread-safe. */
final class Evictions implements Disconnector {
    private final Namespace namespace;

    Evictions(Namespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public int closeLinks(Scope scope, String condition, String description) {
        WireError error = new WireError(condition, description);
        return namespace.hubs().stream()
                .mapToInt(hub -> hub.links().evict(scope::covers, error))
                .sum();
    }

    @Override
    public int closeConnections(Scope scope, String condition, String description) {
        WireError error = new WireError(condition, description);
        List<AmqpConnection> covered = namespace.connections().stream()
                .filter(connection -> covers(scope, connection))
                .toList();
        covered.forEach(connection -> connection.evict(error));
        return covered.size();
    }

    @Override
    public void checkTokens() {
        namespace.connections().forEach(connection -> connection.onThread(connection.authorization()::check));
    }

    private boolean covers(Scope scope, AmqpConnection connection) {
        if (scope.hub() == null) {
            return scope.covers(connection.place(null, null));
        }
        return namespace.hubs().stream()
                .anyMatch(hub ->
                        hub.links().any(place -> connection.id().equals(place.connection()) && scope.covers(place)));
    }
}
