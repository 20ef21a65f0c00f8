package dev.sluice.service.processor;

import dev.sluice.service.Endpoint;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out where hubs listen. */
final class HubEndpoints {
    private static final String ZONE = "privatelink.servicebus.windows.net";
    private static final Pattern ENDPOINT = Pattern.compile("(?i)endpoint=sb://([^:/;]+)(?::(\\d{1,5}))?");
    private static final int AMQPS = 5671;
    private static final int AMQP = 5672;

    private HubEndpoints() {}

    /** Where a namespace of Azure listens. */
    static Endpoint of(String namespace) {
        return new Endpoint(namespace, AMQPS, true, ZONE);
    }

    /**
     * Where a hub listens, as the SDK takes it from a connection string.
     *
     * @throws IllegalArgumentException when it has no endpoint
     */
    static Endpoint ofConnection(String connection) {
        Matcher endpoint = ENDPOINT.matcher(connection);
        if (!endpoint.find()) {
            throw new IllegalArgumentException("the connection string of a hub has no Endpoint=sb://...");
        }
        boolean tls = !connection.toLowerCase(Locale.ROOT).contains("usedevelopmentemulator=true");
        String port = endpoint.group(2);
        return new Endpoint(endpoint.group(1), port != null ? Integer.parseInt(port) : tls ? AMQPS : AMQP, tls, ZONE);
    }
}
