package dev.sluice.bridge.eventhubs;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import java.time.Duration;

/** How often the SDK itself repeats what failed, below the bridge's own holding. */
final class Retries {
    /** How long the bridge waits for one call into the SDK, its repeats included, before it counts as failed. */
    static final Duration CALL_LIMIT = Duration.ofSeconds(40);

    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(10);

    private Retries() {}

    /** Few and quick: the bridge repeats by itself, and says so, which the SDK does not. */
    static AmqpRetryOptions few() {
        return new AmqpRetryOptions()
                .setMode(AmqpRetryMode.FIXED)
                .setTryTimeout(TRY_TIMEOUT)
                .setDelay(Duration.ofMillis(200))
                .setMaxDelay(Duration.ofSeconds(1))
                .setMaxRetries(2);
    }

    /**
     * As good as endless: a receiver that gives up takes its partition down with it until the ownership expires,
     * while one that goes on reads again as soon as the hub is back.
     */
    static AmqpRetryOptions endless() {
        return few().setDelay(Duration.ofMillis(500)).setMaxRetries(Integer.MAX_VALUE);
    }
}
