package dev.sluice.eventhubs.wire;

import dev.sluice.eventhubs.security.Sas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;

/** What a peer sends in its deliveries. */
final class Messages {
    static final int BATCH_FORMAT = 0x80013700;

    private Messages() {}

    /** As the Java SDK signs it, good for ten minutes. */
    static String token(String path) {
        return Sas.token(
                "amqp://localhost/" + path,
                "RootManageSharedAccessKey",
                "SAS_KEY_VALUE",
                Instant.now().plusSeconds(600));
    }

    static byte[] putToken(String token) {
        return request(
                UnsignedLong.valueOf(1),
                Map.of("operation", "put-token", "type", "servicebus.windows.net:sastoken", "name", "any"),
                new AmqpValue<>(token));
    }

    /** A request to a node; some clients send no body. */
    static byte[] request(Object messageId, Map<String, Object> properties, Section<?>... body) {
        Properties header = new Properties();
        header.setMessageId(messageId).setReplyTo("reply-to");
        byte[] head = encode(header, new ApplicationProperties(properties));
        byte[] tail = encode(body);
        byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    static byte[] event(String body) {
        return encode(new Data(body.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] encode(Section<?>... sections) {
        Encoder encoder = CodecFactory.getEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        for (Section<?> section : sections) {
            encoder.writeObject(buffer, encoder.newEncoderState(), section);
        }
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        return bytes;
    }
}
