package dev.sluice.ingest.api.access;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;

/** Where an issuer's keys come from. Each call has a time limit of its own. */
@FunctionalInterface
public interface KeySource {
    /**
     * Fetches the keys that are published now.
     *
     * @throws IOException when they are not to be had
     */
    JWKSet fetch() throws IOException;
}
