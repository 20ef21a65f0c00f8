package dev.sluice.ingest.api;

import java.time.Duration;

/**
 * What callers may cost. Each process counts for itself.
 *
 * @param perSecond requests a second of one caller, 1 to 10,000; twice as many at once after a pause. All that bring no
 *     good token share one such allowance
 * @param mostEmptyPages how many pages of the store one request reads at most to find one with something in it
 * @param pageBudget for how long it goes on reading them
 * @param pageTokenLife how long a page token is good
 * @param retryAfter when to try again while storage is away
 */
public record ApiLimits(
        int perSecond, int mostEmptyPages, Duration pageBudget, Duration pageTokenLife, Duration retryAfter) {
    /** What is allowed unless something else is said. */
    public static final ApiLimits DEFAULT =
            new ApiLimits(50, 20, Duration.ofSeconds(2), Duration.ofHours(24), Duration.ofSeconds(5));

    private static final int MOST_PER_SECOND = 10_000;

    public ApiLimits {
        if (perSecond < 1 || perSecond > MOST_PER_SECOND || mostEmptyPages < 1) {
            throw new IllegalArgumentException("the API's rate is 1 to 10000 requests a second, its pages at least 1");
        }
    }

    /** The same with another rate. */
    public ApiLimits withPerSecond(int rate) {
        return new ApiLimits(rate, mostEmptyPages, pageBudget, pageTokenLife, retryAfter);
    }
}
