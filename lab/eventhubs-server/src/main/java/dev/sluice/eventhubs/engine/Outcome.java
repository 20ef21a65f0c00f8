package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** What becomes of a delivery; called once, on the connection's thread, at once or later. */
@FunctionalInterface
interface Outcome {
    /** Tells the client, or nothing if the state is null: then the client never hears of it. */
    void settle(@Nullable DeliveryState state);
}
