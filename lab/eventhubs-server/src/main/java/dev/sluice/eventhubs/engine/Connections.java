package dev.sluice.eventhubs.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections of a server's clients. Thread-safe. */
final class Connections {
    private final Set<AmqpConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    String nextId() {
        return "c" + ids.incrementAndGet();
    }

    void add(AmqpConnection connection) {
        connections.add(connection);
    }

    void remove(AmqpConnection connection) {
        connections.remove(connection);
    }

    /** All of them, the oldest first. */
    List<AmqpConnection> all() {
        return connections.stream()
                .sorted(Comparator.comparing(AmqpConnection::openedAt).thenComparing(AmqpConnection::id))
                .toList();
    }

    int count() {
        return connections.size();
    }
}
