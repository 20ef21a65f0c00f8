package dev.sluice.bridge.route;

import dev.sluice.contract.IotHubProperties;
import java.util.Locale;
import java.util.Map;

/** What IoT Hub calls its system properties in the blobs that it writes. */
final class RouteNames {
    private static final Map<String, String> OTHERWISE = Map.of(
            IotHubProperties.AUTH_GENERATION_ID, "connectionDeviceGenerationId",
            IotHubProperties.ENQUEUED_TIME, "enqueuedTime");

    private RouteNames() {}

    /** Whether a property of a forwarded event says what a service or a section of the message said. */
    static boolean isSystem(String name) {
        return name.startsWith(IotHubProperties.PREFIX) || IotHubProperties.MESSAGE_SECTIONS.contains(name);
    }

    /** {@code iothub-connection-device-id} as {@code connectionDeviceId}, {@code message-id} as {@code messageId}. */
    static String system(String name) {
        String known = OTHERWISE.get(name);
        return known != null ? known : camelCase(name.replaceFirst("^" + IotHubProperties.PREFIX, ""));
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            boolean first = camel.isEmpty() || word.isEmpty();
            camel.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
