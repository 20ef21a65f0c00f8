package dev.sluice.eventhubs.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer's keys, asked for as seldom as possible. Thread-safe; blocks nobody.
 *
 * <p>One request at a time, whoever waits for it. A token with a key that is not known makes the server ask once in a
 * while only: anybody can make up such tokens.
 */
final class IssuerKeys {
    /** Between requests that unknown keys lead to. */
    static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(30);

    static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    /** After this they are asked for again, while the old ones serve on. */
    static final Duration OLD = Duration.ofHours(1);
    /** After this nobody is let in by them. */
    static final Duration TOO_OLD = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final IssuerClient client;
    private final Clock clock;
    private @Nullable PublishedKeys known;
    private @Nullable CompletableFuture<PublishedKeys> underWay;
    private Instant fetchedAt = Instant.MIN;
    private Instant failedAt = Instant.MIN;
    private Instant askedForUnknownAt = Instant.MIN;

    IssuerKeys(IssuerClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * What the issuer publishes, with the key of that name if there is one. It fails with a
     * {@link TokenRefusedException} that is retriable.
     */
    synchronized CompletableFuture<PublishedKeys> with(String keyId) {
        PublishedKeys current = known;
        if (current == null || hasPassed(TOO_OLD, fetchedAt)) {
            return ask();
        }
        if (!current.has(keyId) && (underWay != null || hasPassed(UNKNOWN_KEY_PAUSE, askedForUnknownAt))) {
            askedForUnknownAt = clock.instant();
            return ask();
        }
        if (hasPassed(OLD, fetchedAt)) {
            renew();
        }
        return CompletableFuture.completedFuture(current);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it, and a failure is logged
    private void renew() {
        ask();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer says what became of it
    private CompletableFuture<PublishedKeys> ask() {
        CompletableFuture<PublishedKeys> running = underWay;
        if (running != null) {
            return running;
        }
        if (!hasPassed(FAILURE_PAUSE, failedAt)) {
            return CompletableFuture.failedFuture(unavailable());
        }
        CompletableFuture<PublishedKeys> answer = new CompletableFuture<>();
        underWay = answer;
        fetch().whenComplete((keys, failure) -> answered(answer, keys, failure));
        return answer;
    }

    private CompletableFuture<PublishedKeys> fetch() {
        try {
            return client.fetch();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answered(
            CompletableFuture<PublishedKeys> answer, @Nullable PublishedKeys keys, @Nullable Throwable failure) {
        keep(keys);
        if (keys != null) {
            answer.complete(keys);
            return;
        }
        LOG.atWarn()
                .addKeyValue("issuer", client.url())
                .addKeyValue("problem", reason(failure))
                .log("the issuer's keys can't be had; tokens that need them are refused for now");
        answer.completeExceptionally(unavailable());
    }

    private synchronized void keep(@Nullable PublishedKeys keys) {
        underWay = null;
        if (keys == null) {
            failedAt = clock.instant();
        } else {
            known = keys;
            fetchedAt = clock.instant();
        }
    }

    private boolean hasPassed(Duration pause, Instant since) {
        return since.equals(Instant.MIN) || !clock.instant().isBefore(since.plus(pause));
    }

    private TokenRefusedException unavailable() {
        return TokenRefusedException.unavailable(
                "The keys of the issuer " + client.url() + " can't be had now. Please try again.");
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof java.io.UncheckedIOException) {
            cause = cause.getCause();
        }
        return cause instanceof TimeoutException ? "it does not answer in time" : String.valueOf(cause);
    }
}
