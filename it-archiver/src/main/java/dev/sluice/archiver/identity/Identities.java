package dev.sluice.archiver.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import dev.sluice.archiver.Access;

/** Makes the credentials of identities. Each keeps its tokens and renews them early by itself. */
public final class Identities {
    private Identities() {}

    /** What gets the tokens of a managed identity. */
    public static TokenCredential credential(Access.ManagedIdentity identity) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
        String client = identity.client();
        return client == null ? builder.build() : builder.clientId(client).build();
    }
}
