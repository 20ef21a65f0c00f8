package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Effect;
import dev.sluice.eventhubs.faults.InjectedFault;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Stores sends that a fault strikes. On the connection's thread. */
final class FaultySend {
    private final AmqpConnection connection;
    private final HeldSends held;
    private final BiConsumer<Send, Outcome> append;

    FaultySend(AmqpConnection connection, HeldSends held, BiConsumer<Send, Outcome> append) {
        this.connection = connection;
        this.held = held;
        this.append = append;
    }

    void store(Send send, InjectedFault fault) {
        Effect effect = fault.fault().effect();
        if (effect instanceof Effect.Reject reject) {
            reject(send, new WireError(reject.condition(), reject.description()));
        } else if (effect instanceof Effect.Delay delay) {
            append.accept(send, state -> later(delay.by(), send.outcome(), state));
        } else if (effect instanceof Effect.DropAnswer) {
            append.accept(send, state -> send.outcome().settle(null));
        } else {
            held.hold(send);
            fault.whenEnded(() -> connection.onThread(held::release));
        }
    }

    private static void reject(Send send, WireError error) {
        send.target().counters().refused();
        send.outcome().settle(new Rejected(error.toCondition()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // an outcome that can't be told any more is not missed
    private void later(Duration delay, Outcome outcome, @Nullable DeliveryState state) {
        connection.wire().thread().schedule(() -> outcome.settle(state), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
