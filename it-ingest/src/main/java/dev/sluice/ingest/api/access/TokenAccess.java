package dev.sluice.ingest.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who brings a bearer token that its tenant signed (RS256) for this API, with the role. Headers that a proxy or a
 * platform adds count for nothing. Safe to share between threads.
 *
 * <p>What the token says is checked before its signature: tokens of others never lead to a fetch of keys.
 */
public final class TokenAccess implements Access {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)", Pattern.CASE_INSENSITIVE);

    /** Entra's are of 1 to 2 KiB, of 200 groups some KiB more. */
    private static final int MOST_CHARACTERS = 16 * 1024;

    private final Claims claims;
    private final IssuerKeys keys;

    public TokenAccess(TokenRules rules, KeySource source, Clock clock) {
        this.claims = new Claims(rules, clock);
        this.keys = new IssuerKeys(source, clock);
    }

    @Override
    public Decision decide(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new Decision.Anonymous();
        }
        if (authorization.length() > MOST_CHARACTERS) {
            return new Decision.Invalid("the token is too long");
        }
        Matcher bearer = BEARER.matcher(authorization);
        return bearer.matches()
                ? decideOn(bearer.group(1))
                : new Decision.Invalid("it is no bearer token of three parts");
    }

    private Decision decideOn(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWTClaimsSet said = token.getJWTClaimsSet();
            Optional<String> flaw = flawOfHeader(token).or(() -> claims.flaw(said));
            if (flaw.isPresent()) {
                return new Decision.Invalid(flaw.get());
            }
            return isSigned(token) ? claims.role(said) : new Decision.Invalid("its signature is none of the issuer's");
        } catch (ParseException | IllegalArgumentException e) {
            return new Decision.Invalid("it can't be read");
        } catch (IOException e) {
            return new Decision.Undecided();
        }
    }

    private static Optional<String> flawOfHeader(SignedJWT token) {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return Optional.of("it is not signed with RS256");
        }
        return token.getHeader().getKeyID() == null ? Optional.of("it names no key") : Optional.empty();
    }

    private boolean isSigned(SignedJWT token) throws IOException {
        Optional<RSAKey> key = keys.find(token.getHeader().getKeyID());
        try {
            return key.isPresent() && token.verify(new RSASSAVerifier(key.get()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
