package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** The key that an issuer signs with, and its successors. Thread-safe. */
final class SigningKeys {
    private volatile JWK current;

    SigningKeys(KeyKind kind) {
        this.current = kind.generate();
    }

    /** Replaces the key; the old one is not published any more. */
    void rotate(KeyKind kind) {
        current = kind.generate();
    }

    JWKSet published() {
        return new JWKSet(current).toPublicJWKSet();
    }

    String sign(JWTClaimsSet claims) {
        JWK key = current;
        JWSHeader header = new JWSHeader.Builder(
                        JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(KeyKind.signer(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of its own signs", e);
        }
        return token.serialize();
    }
}
