package dev.sluice.ingest.api;

import dev.sluice.ingest.view.InvalidContinuationException;
import dev.sluice.ingest.view.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the page that a token names. Empty pages of the store are followed within a budget of pages and time; beyond it
 * the answer is an empty page with a token. Safe to share between threads.
 */
final class PageReader {
    private final PageTokens tokens;
    private final ApiLimits limits;
    private final Clock clock;

    PageReader(PageKey key, ApiLimits limits, Clock clock) {
        this.tokens = new PageTokens(key, limits.pageTokenLife(), clock);
        this.limits = limits;
        this.clock = clock;
    }

    /** A list of the store. */
    @FunctionalInterface
    interface Listing<T> {
        Page<T> from(@Nullable String continuation);
    }

    /** What a filter adds to the name of a list; another one for none than for any value. */
    static String filter(String name, @Nullable Object value) {
        return value == null ? name : name + "=" + value;
    }

    /**
     * Reads a page, whose continuation is a token again.
     *
     * @param query what is listed, with all that tells lists apart
     * @throws Problem when the token is none of this list
     */
    <T> Page<T> read(List<String> query, Optional<String> token, Listing<T> listing) {
        String place = token.map(given -> tokens.open(query, given)).orElse(null);
        try {
            Page<T> page = follow(listing, place);
            String next = page.continuation();
            return new Page<>(page.items(), next == null ? null : tokens.issue(query, next));
        } catch (InvalidContinuationException e) {
            throw PageTokens.refused("names no page any more");
        }
    }

    private <T> Page<T> follow(Listing<T> listing, @Nullable String place) {
        Instant end = clock.instant().plus(limits.pageBudget());
        Page<T> page = listing.from(place);
        for (int read = 1;
                read < limits.mostEmptyPages() && isGap(page) && clock.instant().isBefore(end);
                read++) {
            page = listing.from(page.continuation());
        }
        return page;
    }

    private static boolean isGap(Page<?> page) {
        return page.items().isEmpty() && page.continuation() != null;
    }
}
