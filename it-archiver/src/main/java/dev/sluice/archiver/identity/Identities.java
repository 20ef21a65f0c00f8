package dev.sluice.archiver.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import dev.sluice.archiver.Access;

/** Makes the credentials of identities. The SDK keeps the tokens, and gets new ones shortly before they end. */
public final class Identities {
    private Identities() {}

    /** What gets the tokens of a managed identity; fails with {@link NoTokenException}. */
    public static TokenCredential credential(Access.ManagedIdentity identity) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
        String client = identity.client();
        return new ManagedCredential(
                client == null ? builder.build() : builder.clientId(client).build(), identity);
    }
}
