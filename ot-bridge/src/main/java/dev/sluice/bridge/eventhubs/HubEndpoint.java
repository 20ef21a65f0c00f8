package dev.sluice.bridge.eventhubs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a hub listens, as the SDK takes it from a connection string.
 *
 * @param host name of the host
 * @param port TCP port
 * @param tls whether with TLS, as everywhere but in an emulator
 */
public record HubEndpoint(String host, int port, boolean tls) {
    private static final Pattern ENDPOINT = Pattern.compile("(?i)endpoint=sb://([^:/;]+)(?::(\\d{1,5}))?");
    private static final int AMQPS = 5671;
    private static final int AMQP = 5672;

    /** Of a namespace of Azure. */
    static HubEndpoint of(String namespace) {
        return new HubEndpoint(namespace, AMQPS, true);
    }

    /**
     * Of a connection string.
     *
     * @throws IllegalArgumentException when it has no endpoint
     */
    static HubEndpoint ofConnection(String connection) {
        Matcher endpoint = ENDPOINT.matcher(connection);
        if (!endpoint.find()) {
            throw new IllegalArgumentException("the connection string of a hub has no Endpoint=sb://...");
        }
        boolean tls = !connection.toLowerCase(Locale.ROOT).contains("usedevelopmentemulator=true");
        String port = endpoint.group(2);
        return new HubEndpoint(endpoint.group(1), port != null ? Integer.parseInt(port) : tls ? AMQPS : AMQP, tls);
    }
}
