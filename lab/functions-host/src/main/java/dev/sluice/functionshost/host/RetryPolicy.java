package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How often the host repeats a failed invocation, and when.
 *
 * @param maxRetryCount how often; -1: without end
 * @param first wait before the first repetition; it doubles up to the longest
 * @param longest the longest wait
 */
record RetryPolicy(int maxRetryCount, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /** What a function without a policy has. */
    static final RetryPolicy NONE = new RetryPolicy(0, Duration.ZERO, Duration.ZERO);

    /** The {@code retry} of a {@code function.json}. */
    static RetryPolicy from(JsonNode retry) {
        if (retry.isMissingNode()) {
            return NONE;
        }
        int most = retry.path("maxRetryCount").asInt();
        if (retry.path("strategy").asText().equals("fixedDelay")) {
            Duration delay = TimeSpan.parse(retry.path("delayInterval").asText());
            return new RetryPolicy(most, delay, delay);
        }
        return new RetryPolicy(
                most,
                TimeSpan.parse(retry.path("minimumInterval").asText()),
                TimeSpan.parse(retry.path("maximumInterval").asText()));
    }

    boolean allows(int retry) {
        return maxRetryCount < 0 || retry <= maxRetryCount;
    }

    /** The wait before a repetition, the first being 1. */
    Duration before(int retry) {
        Duration doubled = first.multipliedBy(1L << Math.min(retry - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
