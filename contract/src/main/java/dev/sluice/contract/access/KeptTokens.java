package dev.sluice.contract.access;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps tokens and gets new ones when four fifths of their life are over, so that an authority that is down for a while
 * is not noticed. Safe to share between threads.
 *
 * <p>A token is fetched on a thread that may wait. The AMQP client renews on threads that must not: there, a credential
 * that waits for another one's token throws {@code IllegalStateException}, and only an hour after the start, when the
 * first token is renewed.
 */
public final class KeptTokens implements TokenCredential {
    private static final String UNEXPLAINED =
            ": check that this process has the managed identity, and that outbound traffic"
                    + " to the service tag AzureActiveDirectory is allowed";
    private static final int LIFE_PARTS = 5;
    private static final int FRESH_PARTS = 4;

    private final TokenCredential issuer;
    private final String holder;
    private final InstantSource clock;
    private final Map<List<String>, Slot> slots = new ConcurrentHashMap<>();

    /**
     * Keeps the tokens of one identity.
     *
     * @param holder who that is, for messages
     */
    KeptTokens(TokenCredential issuer, String holder, InstantSource clock) {
        this.issuer = issuer;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
    }

    /** On a thread that may wait. */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        return slots.computeIfAbsent(List.copyOf(request.getScopes()), scopes -> new Slot())
                .token(request);
    }

    /** The token for one audience; only one thread at a time asks for a new one. */
    private final class Slot {
        private @Nullable AccessToken kept;
        private Instant freshUntil = Instant.MIN;

        synchronized AccessToken token(TokenRequestContext request) {
            AccessToken known = kept;
            Instant now = clock.instant();
            if (known != null && now.isBefore(freshUntil)) {
                return known;
            }
            try {
                return keep(issuer.getTokenSync(request), now);
            } catch (RuntimeException e) {
                if (known != null && now.isBefore(known.getExpiresAt().toInstant())) {
                    return known;
                }
                throw failure(request, e);
            }
        }

        private NoTokenException failure(TokenRequestContext request, RuntimeException cause) {
            String attempt =
                    "getting a token for " + String.join(" ", request.getScopes()) + " as " + holder + " failed";
            return EntraErrors.explain(cause)
                    .map(meaning ->
                            new NoTokenException(NoTokenException.Code.UNAUTHORIZED, attempt + " (" + meaning + ")"))
                    .orElseGet(() -> new NoTokenException(NoTokenException.Code.UNREACHABLE, attempt + UNEXPLAINED));
        }

        private AccessToken keep(AccessToken token, Instant now) {
            Duration life = Duration.between(now, token.getExpiresAt().toInstant());
            kept = token;
            freshUntil = now.plus(life.multipliedBy(FRESH_PARTS).dividedBy(LIFE_PARTS));
            return token;
        }
    }
}
