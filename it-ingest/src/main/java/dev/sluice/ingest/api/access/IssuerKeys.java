package dev.sluice.ingest.api.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer's RSA keys by their names, kept. They are fetched when the first token comes, every hour, and when a token
 * names an unknown one, but never twice within a minute, whatever comes: tokens that anyone can send cost no more. While
 * the issuer is away, the keys of before stay. Safe to share between threads; one fetches, and only those wait that
 * can't go on without.
 */
final class IssuerKeys {
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final Duration LIFE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int FEWEST_BITS = 2048;

    private final KeySource source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Map<String, RSAKey> known;
    private volatile Instant fetched = Instant.MIN;
    private volatile Instant tried = Instant.MIN;

    IssuerKeys(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * The key of this name, or nothing when the issuer has none such.
     *
     * @throws IOException when no key was ever to be had
     */
    Optional<RSAKey> find(String name) throws IOException {
        Optional<RSAKey> kept = kept(name);
        if (kept.isEmpty()) {
            fetching.lock();
            refresh(name);
        } else if (isOlder(fetched, LIFE) && fetching.tryLock()) {
            refresh(name);
        }
        if (known == null) {
            throw new IOException("no keys yet");
        }
        return kept(name);
    }

    private Optional<RSAKey> kept(String name) {
        Map<String, RSAKey> keys = known;
        return keys == null ? Optional.empty() : Optional.ofNullable(keys.get(name));
    }

    /** Unlocks in any case. */
    private void refresh(String name) {
        try {
            boolean found = kept(name).isPresent() && !isOlder(fetched, LIFE);
            if (!found && isOlder(tried, PAUSE)) {
                tried = clock.instant();
                known = usable(source.fetch());
                fetched = clock.instant();
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("errorCode", "keys-unavailable").log(e.getMessage());
        } finally {
            fetching.unlock();
        }
    }

    private boolean isOlder(Instant time, Duration age) {
        return time.equals(Instant.MIN) || !clock.instant().isBefore(time.plus(age));
    }

    private static Map<String, RSAKey> usable(JWKSet published) {
        Map<String, RSAKey> keys = new HashMap<>();
        for (JWK key : published.getKeys()) {
            if (key.getKeyID() != null && key instanceof RSAKey rsa && rsa.size() >= FEWEST_BITS) {
                keys.put(key.getKeyID(), rsa);
            }
        }
        return keys;
    }
}
