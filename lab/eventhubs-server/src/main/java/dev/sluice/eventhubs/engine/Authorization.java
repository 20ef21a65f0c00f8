package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Occasion;
import dev.sluice.eventhubs.security.Claim;
import dev.sluice.eventhubs.security.TokenRefusedException;
import dev.sluice.eventhubs.security.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that one connection has shown, and the links that depend on them. On the connection's thread.
 *
 * <p>A link ends when no token that is left allows it: whoever stays has to renew them in time.
 */
final class Authorization {
    /** More entities than one connection uses; a client that renews a token replaces it. */
    private static final int MOST_CLAIMS = 10_000;
    /** Tokens that wait for their issuer; a client shows one after the other. */
    private static final int MOST_PENDING = 64;
    /** Looks at the time at least as often: a clock may be set. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final AmqpConnection connection;
    private final TokenVerifier verifier;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<HubLink, Need> links = new LinkedHashMap<>();
    private @Nullable ScheduledFuture<?> nextCheck;
    private Instant nextCheckAt = Instant.MAX;
    private int pending;
    private boolean shown;
    private boolean closed;

    Authorization(AmqpConnection connection) {
        this.connection = connection;
        this.verifier = connection.namespace().tokenVerifier();
    }

    /** Takes a token; it fails with a {@link RefusedException} if it is not valid. */
    CompletionStage<Claim> present(String token, String path) {
        return verify(token, path).thenApply(this::keep);
    }

    private Claim keep(Claim claim) {
        if (closed) {
            return claim; // the client did not wait for the answer
        }
        if (claims.size() >= MOST_CLAIMS && !claims.containsKey(claim.path())) {
            throw new RefusedException(WireError.limitExceeded("The connection has shown too many tokens."));
        }
        claims.put(claim.path(), claim);
        checkAt(claim.expires());
        return claim;
    }

    /**
     * Requires that a token shown before is enough.
     *
     * @throws RefusedException if none is
     */
    void require(Need need) {
        if (!isMet(need)) {
            throw new RefusedException(WireError.missingClaim(need));
        }
    }

    /** The same, with a token that came along with the request. */
    CompletionStage<Claim> require(Need need, String token) {
        return verify(token, need.entity()).thenApply(claim -> {
            if (!need.isMetBy(claim, now())) {
                throw new RefusedException(WireError.missingClaim(need));
            }
            return claim;
        });
    }

    private CompletionStage<Claim> verify(String token, String path) {
        if (pending >= MOST_PENDING) {
            throw new RefusedException(WireError.serverBusy("Too many tokens are not verified yet. Please try again."));
        }
        pending++;
        return verifier.verify(token, path)
                .handleAsync(
                        (claim, failure) -> {
                            pending--;
                            if (failure != null) {
                                throw new RefusedException(WireError.of((TokenRefusedException) failure));
                            }
                            requireNoFault(claim);
                            shown = true;
                            return claim;
                        },
                        connection::now);
    }

    private void requireNoFault(Claim claim) {
        if (connection
                .namespace()
                .faultList()
                .strike(Occasion.TOKEN, connection.place(claim.hub(), null))
                .isPresent()) {
            throw new RefusedException(WireError.tokenRefused("The token is refused: a fault was injected."));
        }
    }

    /** Lets a link go on for as long as tokens allow it. */
    void watch(HubLink link, Need need) {
        links.put(link, need);
    }

    /** The link is gone. */
    void unwatch(HubLink link) {
        links.remove(link);
    }

    /** Ends the links that no token allows any more. */
    void check() {
        cancel();
        Instant now = now();
        claims.values().removeIf(claim -> !claim.expires().isAfter(now));
        claims.values().forEach(claim -> checkAt(claim.expires()));
        if (!verifier.isOpen()) {
            List.copyOf(links.entrySet()).stream()
                    .filter(link -> !isMet(link.getValue()))
                    .forEach(link -> link.getKey().evict(WireError.tokenExpired(link.getValue())));
        }
    }

    private void checkAt(Instant expires) {
        if (expires.equals(Instant.MAX) || !expires.isBefore(nextCheckAt)) {
            return;
        }
        cancel();
        nextCheckAt = expires;
        nextCheck =
                connection.wire().thread().schedule(this::check, until(expires).toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    private Duration until(Instant time) {
        Instant now = now();
        return time.isBefore(now.plus(LONGEST_WAIT)) ? Duration.between(now, time) : LONGEST_WAIT;
    }

    /** The connection is gone. */
    void close() {
        closed = true;
        claims.clear();
        cancel();
    }

    private void cancel() {
        if (nextCheck != null) {
            nextCheck.cancel(false);
        }
        nextCheck = null;
        nextCheckAt = Instant.MAX;
    }

    private boolean isMet(Need need) {
        Instant now = now();
        return verifier.isOpen() || claims.values().stream().anyMatch(claim -> need.isMetBy(claim, now));
    }

    /** Whether a token was ever shown that is valid, or none is needed. */
    boolean isEverShown() {
        return shown || verifier.isOpen();
    }

    private Instant now() {
        return connection.namespace().tokenClock().instant();
    }
}
