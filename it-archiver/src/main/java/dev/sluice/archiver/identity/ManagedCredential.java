package dev.sluice.archiver.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredential;
import dev.sluice.archiver.Access;
import reactor.core.publisher.Mono;

/** The SDK's credential, but that it says why there is no token: the SDK's own message only says that there is none. */
final class ManagedCredential implements TokenCredential {
    private final ManagedIdentityCredential credential;
    private final Access.ManagedIdentity identity;

    ManagedCredential(ManagedIdentityCredential credential, Access.ManagedIdentity identity) {
        this.credential = credential;
        this.identity = identity;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return credential.getToken(request).onErrorMap(cause -> explained(request, cause));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return credential.getTokenSync(request);
        } catch (RuntimeException e) {
            throw explained(request, e);
        }
    }

    private NoTokenException explained(TokenRequestContext request, Throwable cause) {
        String whose = identity.client() == null
                ? "the system-assigned managed identity"
                : "the managed identity " + identity.client();
        return new NoTokenException("no token for " + String.join(" ", request.getScopes()) + " as " + whose
                + ": check that this process runs where it has that identity (" + reason(cause) + ")");
    }

    /** What the platform answered is innermost. */
    private static String reason(Throwable problem) {
        Throwable innermost = problem;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
