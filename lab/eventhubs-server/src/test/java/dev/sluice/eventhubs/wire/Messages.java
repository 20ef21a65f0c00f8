package dev.sluice.eventhubs.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
        String resource = URLEncoder.encode("amqp://localhost/" + path, StandardCharsets.UTF_8);
        long expiry = Instant.now().plusSeconds(600).getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("SAS_KEY_VALUE".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((resource + "\n" + expiry).getBytes(StandardCharsets.UTF_8));
            String encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);
            return "SharedAccessSignature sr=" + resource + "&sig=" + encoded + "&se=" + expiry
                    + "&skn=RootManageSharedAccessKey";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
