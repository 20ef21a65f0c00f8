package dev.sluice.bench.bridge;

import dev.sluice.bench.raw.Encoded;
import dev.sluice.contract.IotHubProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.message.Message;

/**
 * Events as IoT Hub's own endpoint delivers a device's message: two properties of the sender, five of IoT Hub,
 * message id, content type and encoding.
 */
final class DeviceMessages {
    private static final int DEVICES = 100;
    private static final int MOST_BYTES_BESIDE_THE_BODY = 2048;
    private static final long ENQUEUED = 1_790_000_000_123L;

    private DeviceMessages() {}

    /** A batch of so many events, as it is on the wire. */
    static byte[] batch(int bodyBytes, int events) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            messages.add(encoded(i, bodyBytes));
        }
        return Encoded.batch(messages);
    }

    private static byte[] encoded(int number, int bodyBytes) {
        Message message = Message.Factory.create();
        message.setMessageAnnotations(new MessageAnnotations(annotations(number)));
        message.setMessageId(new UUID(ENQUEUED, number).toString());
        message.setContentType("application/json");
        message.setContentEncoding("utf-8");
        message.setApplicationProperties(
                new ApplicationProperties(Map.of("message-type", "telemetry", "site", "plant-7")));
        message.setBody(new Data(new Binary(new byte[bodyBytes])));
        byte[] bytes = new byte[bodyBytes + MOST_BYTES_BESIDE_THE_BODY];
        int length = message.encode(bytes, 0, bytes.length);
        return Arrays.copyOf(bytes, length);
    }

    @SuppressWarnings("JavaUtilDate") // what the codec takes for an AMQP timestamp
    private static Map<Symbol, Object> annotations(int number) {
        Map<Symbol, Object> annotations = new LinkedHashMap<>();
        annotations.put(Symbol.valueOf(IotHubProperties.DEVICE_ID), "device-" + number % DEVICES);
        annotations.put(
                Symbol.valueOf(IotHubProperties.AUTH_METHOD),
                "{\"scope\":\"device\",\"type\":\"sas\",\"issuer\":\"iothub\",\"acceptingIpFilterRule\":null}");
        annotations.put(Symbol.valueOf(IotHubProperties.AUTH_GENERATION_ID), "638700000000000000");
        annotations.put(Symbol.valueOf(IotHubProperties.ENQUEUED_TIME), new Date(ENQUEUED + number));
        annotations.put(Symbol.valueOf(IotHubProperties.MESSAGE_SOURCE), "Telemetry");
        return annotations;
    }
}
