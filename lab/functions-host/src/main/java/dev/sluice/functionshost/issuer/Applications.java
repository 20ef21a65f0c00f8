package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The applications of a tenant, and whether somebody is one of them. Thread-safe. */
final class Applications {
    private final Map<String, Application> byClientId = new ConcurrentHashMap<>();

    void add(Application application) {
        byClientId.put(application.clientId(), application);
    }

    /** The application that a token request is of, if it shows that it is. */
    Optional<Application> authenticate(Map<String, String> form) {
        return Optional.ofNullable(byClientId.get(form.getOrDefault("client_id", "")))
                .filter(application -> isShown(application.credential(), form));
    }

    private static boolean isShown(Credential credential, Map<String, String> form) {
        if (credential instanceof Credential.Secret secret) {
            return MessageDigest.isEqual(bytes(secret.value()), bytes(form.getOrDefault("client_secret", "")));
        }
        return isTrusted((Credential.Federated) credential, form.getOrDefault("client_assertion", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isTrusted(Credential.Federated trusted, String assertion) {
        try {
            SignedJWT token = SignedJWT.parse(assertion);
            JWK key = trusted.keys().get().getKeyByKeyId(token.getHeader().getKeyID());
            return key != null && token.verify(verifier(key)) && isFor(trusted, token.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }

    private static boolean isFor(Credential.Federated trusted, JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        return trusted.issuer().equals(claims.getIssuer())
                && trusted.subject().equals(claims.getSubject())
                && claims.getAudience().contains(Credential.Federated.AUDIENCE)
                && expires != null
                && expires.toInstant().isAfter(Instant.now());
    }
}
