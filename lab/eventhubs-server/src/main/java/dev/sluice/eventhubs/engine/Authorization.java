package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.SharedAccessKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that one connection has shown. One thread at a time. */
final class Authorization {
    /** More entities than one connection uses; a client that renews a token replaces it. */
    private static final int MOST_CLAIMS = 10_000;

    private final SharedAccessKey key;
    private final Clock clock;
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    Authorization(SharedAccessKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Takes a token.
     *
     * @throws RefusedException if it is not valid
     */
    void present(String token) {
        Claim claim = verify(token);
        if (claims.size() >= MOST_CLAIMS && !claims.containsKey(claim.path())) {
            throw new RefusedException(WireError.limitExceeded("The connection has shown too many tokens."));
        }
        claims.put(claim.path(), claim);
    }

    /**
     * Requires that a token shown before allows an entity.
     *
     * @throws RefusedException if none does
     */
    void require(String entity) {
        if (claims.values().stream().noneMatch(claim -> claim.covers(entity, clock.instant()))) {
            throw denied(entity);
        }
    }

    /** The same, with a token that came along with the request. */
    void require(String entity, String token) {
        if (!verify(token).covers(entity, clock.instant())) {
            throw denied(entity);
        }
    }

    private Claim verify(String token) {
        return SharedAccessSignature.parse(token).verify(key, clock.instant());
    }

    private static RefusedException denied(String entity) {
        return new RefusedException(
                WireError.unauthorized("Unauthorized access. A claim is required to access '" + entity + "'."));
    }
}
