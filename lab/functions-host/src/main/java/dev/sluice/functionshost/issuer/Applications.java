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
import java.util.concurrent.ConcurrentHashMap;

/** The applications of a tenant, and whether somebody is one of them. Thread-safe. */
final class Applications {
    private final Map<String, Application> byClientId = new ConcurrentHashMap<>();

    void add(Application application) {
        byClientId.put(application.clientId(), application);
    }

    void remove(Application application) {
        byClientId.remove(application.clientId());
    }

    /**
     * The application that a token request is of, and shows that it is.
     *
     * @throws RefusedException with the code that Entra has for what is wrong
     */
    Application authenticate(Map<String, String> form) throws RefusedException {
        Application application = byClientId.get(form.getOrDefault("client_id", ""));
        if (application == null) {
            throw new RefusedException("AADSTS700016: Application was not found in the directory.");
        }
        if (application.credential() instanceof Credential.Secret secret) {
            requireSecret(secret, form.getOrDefault("client_secret", ""));
        } else {
            requireTrusted((Credential.Federated) application.credential(), form.getOrDefault("client_assertion", ""));
        }
        return application;
    }

    private static void requireSecret(Credential.Secret secret, String shown) throws RefusedException {
        boolean same = MessageDigest.isEqual(
                secret.value().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
        require(same, "AADSTS7000215: Invalid client secret provided.");
    }

    private static void requireTrusted(Credential.Federated trusted, String assertion) throws RefusedException {
        try {
            SignedJWT token = SignedJWT.parse(assertion);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            require(
                    trusted.issuer().equals(claims.getIssuer()),
                    "AADSTS700211: No matching federated identity record found for presented assertion issuer.");
            requireSigned(trusted, token);
            requireFor(trusted, claims);
        } catch (ParseException | JOSEException e) {
            throw new RefusedException("AADSTS50027: JWT token is invalid or malformed.");
        }
    }

    private static void requireSigned(Credential.Federated trusted, SignedJWT token)
            throws RefusedException, JOSEException {
        JWK key = trusted.keys().get().getKeyByKeyId(token.getHeader().getKeyID());
        require(
                key != null && token.verify(verifier(key)),
                "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered.");
    }

    private static void requireFor(Credential.Federated trusted, JWTClaimsSet claims) throws RefusedException {
        require(
                trusted.subject().equals(claims.getSubject()),
                "AADSTS700213: No matching federated identity record found for presented assertion subject.");
        require(
                claims.getAudience().contains(Credential.Federated.AUDIENCE),
                "AADSTS700212: No matching federated identity record found for presented assertion audience.");
        Date expires = claims.getExpirationTime();
        require(
                expires != null && expires.toInstant().isAfter(Instant.now()),
                "AADSTS700024: Client assertion is not within its valid time range.");
    }

    private static void require(boolean fulfilled, String otherwise) throws RefusedException {
        if (!fulfilled) {
            throw new RefusedException(otherwise);
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }
}
