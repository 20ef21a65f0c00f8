package dev.sluice.eventhubs.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed JWT; what it says is not verified yet.
 *
 * <p>Only RSA and elliptic curve signatures by a key that the issuer publishes under the name in the token count: keys
 * within a token or at an address in it are not looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
final class WebToken {
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final Set<JWSAlgorithm> EC = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final int SHORTEST_RSA_BITS = 2048;
    private static final int LONGEST = 32 * 1024;

    private final SignedJWT jwt;
    private final String keyId;

    private WebToken(SignedJWT jwt, String keyId) {
        this.jwt = jwt;
        this.keyId = keyId;
    }

    /**
     * Reads a token.
     *
     * @throws TokenRefusedException if it is none, or signed in a way that is not taken
     */
    static WebToken parse(String token) {
        if (token.length() > LONGEST) {
            throw malformed("it has more than " + LONGEST + " characters");
        }
        SignedJWT jwt = parts(token);
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (!RSA.contains(algorithm) && !EC.contains(algorithm)) {
            throw malformed("its algorithm is none of RS256, RS384, RS512, ES256, ES384 and ES512");
        }
        String keyId = jwt.getHeader().getKeyID();
        if (keyId == null) {
            throw malformed("it names no key");
        }
        return new WebToken(jwt, keyId);
    }

    private static SignedJWT parts(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Base64URL signature = jwt.getSignature();
            // Other characters that decode to the same bytes would make another token of it.
            if (token.equals(jwt.serialize()) && signature.equals(Base64URL.encode(signature.decode()))) {
                return jwt;
            }
        } catch (ParseException | IllegalArgumentException e) {
            throw malformed("it is no signed JWT");
        }
        throw malformed("it is not encoded as JWT are");
    }

    String keyId() {
        return keyId;
    }

    /**
     * What it says, if it is signed with one of these keys.
     *
     * @throws TokenRefusedException if it is not
     */
    JWTClaimsSet verify(List<JWK> keys) {
        if (keys.stream().noneMatch(this::isSignedWith)) {
            throw TokenRefusedException.invalid("InvalidSignature: The token has an invalid signature."
                    + (keys.isEmpty() ? " The issuer publishes no key of the name in it." : ""));
        }
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw malformed("its claims are no JSON object as JWT have it");
        }
    }

    private boolean isSignedWith(JWK key) {
        try {
            JWSVerifier verifier = isFit(key) ? verifier(key) : null;
            return verifier != null && jwt.verify(verifier);
        } catch (JOSEException e) {
            return false; // a key that does not go with the algorithm
        }
    }

    private boolean isFit(JWK key) {
        boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean algorithm = key.getAlgorithm() == null
                || key.getAlgorithm().equals(jwt.getHeader().getAlgorithm());
        return use && algorithm;
    }

    private @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (key instanceof RSAKey rsa && RSA.contains(algorithm) && rsa.size() >= SHORTEST_RSA_BITS) {
            return new RSASSAVerifier(rsa);
        }
        return key instanceof ECKey ec && EC.contains(algorithm) ? new ECDSAVerifier(ec) : null;
    }

    static TokenRefusedException malformed(String why) {
        return TokenRefusedException.invalid("MalformedToken: The token can't be used: " + why + ".");
    }

    /** Leaves out what it says and its signature. */
    @Override
    public String toString() {
        return "WebToken[" + keyId + "]";
    }
}
