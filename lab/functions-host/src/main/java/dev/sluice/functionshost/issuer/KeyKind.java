package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;

/** The kinds of key that an issuer can sign with. */
public enum KeyKind {
    RS256,
    RS384,
    RS512,
    ES256,
    ES384,
    ES512;

    private static final int RSA_BITS = 2048;

    /** A new key with a name of its own. */
    JWK generate() {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(name());
        boolean rsa = JWSAlgorithm.Family.RSA.contains(algorithm);
        JWKGenerator<?> generator = rsa
                ? new RSAKeyGenerator(RSA_BITS)
                : new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next());
        try {
            return generator
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes these keys", e);
        }
    }

    static JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
    }
}
