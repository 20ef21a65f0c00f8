package dev.sluice.contract;

import java.util.Set;

/**
 * Names of the system properties that IoT Hub puts on a device-to-cloud message, as Event Hubs clients see them.
 *
 * <p>On the hub's own endpoint they are message annotations or sections of the AMQP message. Native routing keeps
 * them; a forwarding client loses them unless it copies them into application properties, which the bridge does under
 * the same names.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot-hub/iot-hub-devguide-messages-construct">IoT Hub messages</a>
 */
public final class IotHubProperties {
    /** Prefix of the names that only IoT Hub may set. */
    public static final String PREFIX = "iothub-";

    /** Id of the device that sent the message, as authenticated by IoT Hub. */
    public static final String DEVICE_ID = "iothub-connection-device-id";

    /** Id of the module that sent the message, if one did. */
    public static final String MODULE_ID = "iothub-connection-module-id";

    /** How the device authenticated; JSON text. */
    public static final String AUTH_METHOD = "iothub-connection-auth-method";

    /** Generation of the device's identity. */
    public static final String AUTH_GENERATION_ID = "iothub-connection-auth-generation-id";

    /** When IoT Hub received the message; as a property of a forwarded event ISO-8601 UTC text. */
    public static final String ENQUEUED_TIME = "iothub-enqueuedtime";

    /** What kind of message it is: {@code Telemetry} for a device's own. */
    public static final String MESSAGE_SOURCE = "iothub-message-source";

    /** The message's {@code message-id}, chosen by the device. */
    public static final String MESSAGE_ID = "message-id";

    /** The message's {@code correlation-id}. */
    public static final String CORRELATION_ID = "correlation-id";

    /** The message's {@code content-type}. */
    public static final String CONTENT_TYPE = "content-type";

    /** The message's {@code content-encoding}. */
    public static final String CONTENT_ENCODING = "content-encoding";

    /** The sections of an AMQP message that are carried on as application properties of the same names. */
    public static final Set<String> MESSAGE_SECTIONS =
            Set.of(MESSAGE_ID, CORRELATION_ID, CONTENT_TYPE, CONTENT_ENCODING, "user-id", "to", "reply-to", "subject");

    private IotHubProperties() {}
}
