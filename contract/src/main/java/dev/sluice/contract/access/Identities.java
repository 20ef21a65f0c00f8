package dev.sluice.contract.access;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes the credentials of identities. Each call makes one of its own, with a cache of its own: make one a process. */
public final class Identities {
    private Identities() {}

    /** A managed identity, or an application that a managed identity vouches for. */
    public static TokenCredential credential(HubAccess.Identity identity) {
        HubAccess.Application application = identity.application();
        TokenCredential managed = managed(identity.client());
        return new KeptTokens(
                application == null ? managed : federated(application, managed),
                holder(identity),
                InstantSource.system());
    }

    /**
     * A managed identity.
     *
     * @param client client id of a user-assigned one; {@code null}: the system-assigned one
     */
    public static TokenCredential managedIdentity(@Nullable String client) {
        return credential(new HubAccess.Identity(client, null));
    }

    private static String holder(HubAccess.Identity identity) {
        String managed = identity.client() == null
                ? "the system-assigned managed identity"
                : "the managed identity " + identity.client();
        HubAccess.Application application = identity.application();
        return application == null
                ? managed
                : "application " + application.client() + ", for which " + managed + " vouches,";
    }

    private static TokenCredential managed(@Nullable String client) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
        return client == null ? builder.build() : builder.clientId(client).build();
    }

    private static TokenCredential federated(HubAccess.Application application, TokenCredential managed) {
        return federated(application, managed, new ClientAssertionCredentialBuilder());
    }

    /** The assertion is asked for anew each time that a token is: a stale one is never shown. */
    static TokenCredential federated(
            HubAccess.Application application, TokenCredential managed, ClientAssertionCredentialBuilder builder) {
        TokenRequestContext exchange =
                new TokenRequestContext().addScopes(application.cloud().exchangeAudience() + "/.default");
        return builder.authorityHost(application.cloud().authority())
                .tenantId(application.tenant())
                .clientId(application.client())
                .clientAssertion(() -> managed.getTokenSync(exchange).getToken())
                .build();
    }
}
