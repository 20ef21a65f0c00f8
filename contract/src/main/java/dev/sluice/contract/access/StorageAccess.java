package dev.sluice.contract.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to reach a storage account. Never shows a secret. */
public sealed interface StorageAccess {
    /** Whose tokens are shown, if it takes tokens. */
    default Optional<HubAccess.Identity> identity() {
        return Optional.empty();
    }

    /** The account's blob service, unless the connection string has it. */
    default Optional<String> endpoint() {
        return Optional.empty();
    }

    /** With the account's key in a connection string. */
    record Connection(String connection) implements StorageAccess {
        @Override
        public String toString() {
            return "Connection[...]";
        }
    }

    /**
     * With a managed identity.
     *
     * @param url the account's blob service: {@code https://account.blob.core.windows.net}
     * @param client client id of a user-assigned managed identity; {@code null}: the system-assigned one
     */
    record Managed(String url, @Nullable String client) implements StorageAccess {
        @Override
        public Optional<HubAccess.Identity> identity() {
            return Optional.of(new HubAccess.Identity(client, null));
        }

        @Override
        public Optional<String> endpoint() {
            return Optional.of(url);
        }
    }

    /**
     * With an application that a managed identity vouches for, in the tenant of the account.
     *
     * @param url the account's blob service
     * @param application a managed identity with the application
     */
    record Federated(String url, HubAccess.Identity application) implements StorageAccess {
        @Override
        public Optional<HubAccess.Identity> identity() {
            return Optional.of(application);
        }

        @Override
        public Optional<String> endpoint() {
            return Optional.of(url);
        }
    }
}
