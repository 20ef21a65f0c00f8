package dev.sluice.eventhubs.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/**
 * What an issuer publishes. Immutable.
 *
 * @param issuer what its tokens have as {@code iss}
 * @param keys its public keys
 */
record PublishedKeys(String issuer, JWKSet keys) {
    PublishedKeys {
        keys = keys.toPublicJWKSet(); // secret keys have no place there and are left out
    }

    /** The keys of a name; more than one only if the issuer gave it to several. */
    List<JWK> named(String id) {
        return keys.getKeys().stream().filter(key -> id.equals(key.getKeyID())).toList();
    }

    boolean has(String id) {
        return !named(id).isEmpty();
    }
}
