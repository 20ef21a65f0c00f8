package dev.sluice.bridge.eventhubs;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import java.time.Duration;

/**
 * How often the SDK itself repeats what failed, below the bridge's own holding.
 *
 * @param tryTimeout how long it waits for one answer. The SDK also waits half of it, four seconds at most, before it
 *     replaces a broken connection.
 */
record Retries(Duration tryTimeout) {
    private static final int FEW = 2;

    /** Few and quick: the bridge repeats by itself, and says so, which the SDK does not. */
    AmqpRetryOptions few() {
        return new AmqpRetryOptions()
                .setMode(AmqpRetryMode.FIXED)
                .setTryTimeout(tryTimeout)
                .setDelay(Duration.ofMillis(200))
                .setMaxDelay(Duration.ofSeconds(1))
                .setMaxRetries(FEW);
    }

    /** As good as endless, for what the processor asks when it starts: it would wait for its next turn otherwise. */
    AmqpRetryOptions endless() {
        return few().setDelay(Duration.ofMillis(500)).setMaxRetries(Integer.MAX_VALUE);
    }

    /** How long the bridge waits for one call into the SDK, its repeats included, before it counts as failed. */
    Duration callLimit() {
        return tryTimeout.multipliedBy(FEW + 2);
    }
}
