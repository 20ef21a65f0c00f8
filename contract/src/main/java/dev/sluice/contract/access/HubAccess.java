package dev.sluice.contract.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a service proves who it is to a hub. Never shows a secret. */
public sealed interface HubAccess {
    /** Whose tokens are shown, if it takes tokens. */
    default Optional<Identity> holder() {
        return Optional.empty();
    }

    /** The connection string, if that is how it is reached: a secret. */
    default Optional<String> secret() {
        return Optional.empty();
    }

    /**
     * With a shared access key.
     *
     * @param connection connection string of the namespace or the hub
     */
    record SharedKey(String connection) implements HubAccess {
        public SharedKey {
            requireNonNull(connection, "connection");
        }

        @Override
        public Optional<String> secret() {
            return Optional.of(connection);
        }

        @Override
        public String toString() {
            return "SharedKey[...]";
        }
    }

    /**
     * With an identity of Microsoft Entra.
     *
     * @param namespace host name of the hub's namespace
     * @param identity whose tokens are shown
     */
    record Entra(String namespace, Identity identity) implements HubAccess {
        public Entra {
            requireNonNull(namespace, "namespace");
            requireNonNull(identity, "identity");
        }

        @Override
        public Optional<Identity> holder() {
            return Optional.of(identity);
        }
    }

    /**
     * A managed identity, or with an application the managed identity as that application's credential.
     *
     * @param client client id of a user-assigned managed identity; {@code null}: the system-assigned one
     * @param application the application in the target's tenant, if the managed identity only vouches for one
     */
    record Identity(@Nullable String client, @Nullable Application application) {}

    /**
     * An application that several tenants know.
     *
     * @param cloud where its tokens come from
     * @param tenant id of the tenant in which it is used
     * @param client its client id
     */
    record Application(Cloud cloud, String tenant, String client) {}
}
