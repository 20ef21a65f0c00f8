package dev.sluice.bridge.eventhubs;

import static java.util.Objects.requireNonNull;

import com.azure.messaging.eventhubs.EventHubClientBuilder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to reach a hub with a shared access key.
 *
 * @param connection connection string of its namespace or of the hub; never shown
 * @param hub its name
 * @param tryTimeout how long to wait for one answer
 */
public record HubAddress(String connection, String hub, Duration tryTimeout) {
    private static final Pattern ENDPOINT = Pattern.compile("(?i)endpoint=sb://([^:/;]+)");

    public HubAddress {
        requireNonNull(connection, "connection");
        requireNonNull(hub, "hub");
    }

    /** A builder for clients of this hub. */
    EventHubClientBuilder client() {
        return new EventHubClientBuilder()
                .connectionString(connection, hub)
                .retryOptions(retries().few());
    }

    Retries retries() {
        return new Retries(tryTimeout);
    }

    /** Host name of the namespace, as the SDK takes it from the connection string. */
    String namespace() {
        Matcher endpoint = ENDPOINT.matcher(connection);
        if (!endpoint.find()) {
            throw new IllegalArgumentException("the connection string of hub '" + hub + "' has no Endpoint=sb://...");
        }
        return endpoint.group(1);
    }

    @Override
    public String toString() {
        return "HubAddress[" + hub + "]";
    }
}
