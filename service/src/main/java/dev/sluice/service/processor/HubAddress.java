package dev.sluice.service.processor;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.Identities;
import dev.sluice.service.Endpoint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to reach a hub. All its clients share one credential. Never shows a secret. */
public final class HubAddress {
    private final HubAccess access;
    private final String hub;
    private final Duration tryTimeout;
    private final Endpoint endpoint;
    private final @Nullable String connection;
    private final @Nullable TokenCredential credential;

    /**
     * An address.
     *
     * @param hub its name
     * @param tryTimeout how long to wait for one answer
     */
    public HubAddress(HubAccess access, String hub, Duration tryTimeout) {
        this.access = access;
        this.hub = hub;
        this.tryTimeout = tryTimeout;
        if (access instanceof HubAccess.Entra entra) {
            this.endpoint = HubEndpoints.of(entra.namespace());
            this.connection = null;
            this.credential = Identities.credential(entra.identity());
        } else {
            this.connection = ((HubAccess.SharedKey) access).connection();
            this.endpoint = HubEndpoints.ofConnection(connection);
            this.credential = null;
        }
    }

    /** Name of the hub. */
    public String hub() {
        return hub;
    }

    /** How it is reached. */
    public HubAccess access() {
        return access;
    }

    /** Host name of the namespace, as the SDK takes it from a connection string. */
    public String namespace() {
        return endpoint.host();
    }

    /** Where the hub listens. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** What gets tokens for it, unless it takes a shared access key. */
    public Optional<TokenCredential> credential() {
        return Optional.ofNullable(credential);
    }

    /** A builder for clients of this hub. */
    public EventHubClientBuilder client() {
        EventHubClientBuilder builder =
                new EventHubClientBuilder().retryOptions(retries().few());
        return connection == null
                ? builder.credential(endpoint.host(), hub, requireNonNull(credential))
                : builder.connectionString(connection, hub);
    }

    /** A builder for a processor of this hub. */
    EventProcessorClientBuilder processor() {
        EventProcessorClientBuilder builder =
                new EventProcessorClientBuilder().retryOptions(retries().endless());
        return connection == null
                ? builder.credential(endpoint.host(), hub, requireNonNull(credential))
                : builder.connectionString(connection, hub);
    }

    /** How often and how long is tried. */
    public Retries retries() {
        return new Retries(tryTimeout);
    }

    @Override
    public String toString() {
        return "HubAddress[" + hub + "]";
    }
}
