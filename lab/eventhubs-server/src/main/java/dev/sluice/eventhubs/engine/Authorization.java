package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Occasion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that one connection has shown. One thread at a time. */
final class Authorization {
    /** More entities than one connection uses; a client that renews a token replaces it. */
    private static final int MOST_CLAIMS = 10_000;

    private final AmqpConnection connection;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private boolean shown;

    Authorization(AmqpConnection connection) {
        this.connection = connection;
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
        if (claims.values().stream().noneMatch(claim -> claim.covers(entity, now()))) {
            throw denied(entity);
        }
    }

    /** The same, with a token that came along with the request. */
    void require(String entity, String token) {
        if (!verify(token).covers(entity, now())) {
            throw denied(entity);
        }
    }

    private Claim verify(String token) {
        Namespace namespace = connection.namespace();
        Claim claim = SharedAccessSignature.parse(token).verify(namespace.key(), now());
        if (namespace
                .faultList()
                .strike(Occasion.TOKEN, connection.place(claim.hub(), null))
                .isPresent()) {
            throw new RefusedException(WireError.unauthorized("The token is refused: a fault was injected."));
        }
        shown = true;
        return claim;
    }

    /** Whether a token was ever shown that is valid. */
    boolean isEverShown() {
        return shown;
    }

    private Instant now() {
        return connection.namespace().clock().instant();
    }

    private static RefusedException denied(String entity) {
        return new RefusedException(
                WireError.unauthorized("Unauthorized access. A claim is required to access '" + entity + "'."));
    }
}
