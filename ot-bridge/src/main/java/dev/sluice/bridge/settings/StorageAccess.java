package dev.sluice.bridge.settings;

import org.jspecify.annotations.Nullable;

/** How to reach a storage account. Never shows a secret. */
public sealed interface StorageAccess {
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
    record Managed(String url, @Nullable String client) implements StorageAccess {}

    /**
     * With an application that a managed identity vouches for, in the tenant of the account.
     *
     * @param url the account's blob service
     */
    record Federated(String url, HubAccess.Identity identity) implements StorageAccess {}
}
