package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.function.Supplier;

/** By which an application shows who it is. */
public sealed interface Credential {
    /**
     * A text that only the application and the issuer know.
     *
     * @param value the text; never shown by {@link #toString()}
     */
    record Secret(String value) implements Credential {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /**
     * Tokens of somebody else whom the issuer trusts for this application: a federated credential.
     *
     * @param issuer what those tokens have as {@code iss}
     * @param subject what they have as {@code sub}
     * @param keys the public keys of that issuer
     */
    record Federated(String issuer, String subject, Supplier<JWKSet> keys) implements Credential {
        /** Whom federated tokens are for. */
        public static final String AUDIENCE = "api://AzureADTokenExchange";

        /** Trusts the tokens that another tenant's issuer gives to a principal there. */
        public static Federated of(TokenIssuer other, String subject) {
            return new Federated(other.issuer(), subject, other::publicKeys);
        }
    }
}
