package dev.sluice.functionshost.host;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trigger reaches its hub: the setting that {@code connection} names is a connection string, or, if there is only
 * {@code CONNECTION__fullyQualifiedNamespace}, an app's managed identity reads it.
 *
 * @param connection the connection string; {@code null}: by identity
 * @param namespace host name of the hub's namespace, when it is by identity
 * @param identity client id of a user-assigned identity; {@code null}: the system-assigned one
 * @param hub name of the hub
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection">Identity-based
 *     connections</a>
 */
record TriggerConnection(
        @Nullable String connection,
        String namespace,
        @Nullable String identity,
        String hub) {
    static TriggerConnection of(FunctionDefinition function, Map<String, String> settings) {
        String prefix = function.trigger().path("connection").asText();
        return new TriggerConnection(
                settings.get(prefix),
                settings.getOrDefault(prefix + "__fullyQualifiedNamespace", ""),
                settings.get(prefix + "__clientId"),
                function.text("eventHubName", settings));
    }

    /** A builder for a processor of the hub. */
    EventProcessorClientBuilder processor() {
        EventProcessorClientBuilder builder = new EventProcessorClientBuilder();
        if (connection != null) {
            return builder.connectionString(connection, hub);
        }
        ManagedIdentityCredentialBuilder credential = new ManagedIdentityCredentialBuilder();
        return builder.credential(
                namespace, hub, (identity == null ? credential : credential.clientId(identity)).build());
    }

    /** Holds a secret. */
    @Override
    public String toString() {
        return "TriggerConnection[" + hub + "]";
    }
}
