package dev.sluice.archiver;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** How a service is reached, and as whom. Never shows a key. */
public sealed interface Access {
    /**
     * With a key.
     *
     * @param text connection string; holds the key
     */
    record Connection(String text) implements Access {
        public Connection {
            requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "Connection[...]";
        }
    }

    /**
     * With a managed identity, without any key.
     *
     * @param place host name of an Event Hubs namespace, or URL of a storage account's blob service
     * @param client client id of a user-assigned managed identity; {@code null}: the system-assigned one
     */
    record ManagedIdentity(String place, @Nullable String client) implements Access {
        public ManagedIdentity {
            requireNonNull(place, "place");
        }
    }
}
