package dev.sluice.service.processor;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import java.time.Duration;

/**
 * How often the SDK itself repeats what failed, below a service's own holding.
 *
 * @param tryTimeout how long it waits for one answer. The SDK also waits half of it, four seconds at most, before it
 *     replaces a broken connection.
 */
public record Retries(Duration tryTimeout) {
    private static final int FEW = 2;

    /** Few and quick: a service repeats by itself, and says so, which the SDK does not. */
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

    /** How long a service waits for one call into the SDK, its repeats included, before it counts as failed. */
    public Duration callLimit() {
        return tryTimeout.multipliedBy(FEW + 2);
    }
}
