package dev.sluice.eventhubs.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.types.messaging.Rejected;

/**
 * The sends of a link that wait for a frozen partition, in their order. On the connection's thread.
 *
 * <p>They are bounded by the link's credit and, with all other unfinished sends of the server, in bytes.
 */
final class HeldSends {
    private final AmqpConnection connection;
    private final Consumer<Send> store;
    private final Queue<Send> sends = new ArrayDeque<>();

    HeldSends(AmqpConnection connection, Consumer<Send> store) {
        this.connection = connection;
        this.store = store;
    }

    /** Whether a send must wait because earlier ones to its partition do. */
    boolean isBehindOthers(Send send) {
        return !sends.isEmpty() && sends.stream().anyMatch(other -> other.target() == send.target());
    }

    void hold(Send send) {
        if (connection.namespace().receiveBudget().take(send.publication().bytes())) {
            sends.add(send);
        } else {
            WireError busy = WireError.serverBusy("Too many sends wait. Please try again.");
            send.outcome().settle(new Rejected(busy.toCondition()));
        }
    }

    /** Tries all of them again; those whose partition is still frozen are held again. */
    void release() {
        List<Send> waiting = List.copyOf(sends);
        drop();
        waiting.forEach(store);
    }

    void drop() {
        sends.forEach(send -> connection
                .namespace()
                .receiveBudget()
                .giveBack(send.publication().bytes()));
        sends.clear();
    }
}
