package dev.sluice.bench.raw;

import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;

/** The messages by which a client shows its rights. */
final class CbsMessage {
    private static final int ACCEPTED = 202;

    private CbsMessage() {}

    static byte[] putToken(String address) {
        Properties properties = new Properties();
        properties.setMessageId("token").setReplyTo("cbs-reply-to");
        Map<String, Object> request =
                Map.of("operation", "put-token", "type", "servicebus.windows.net:sastoken", "name", address);
        return encode(properties, new ApplicationProperties(request), new AmqpValue<>(SasToken.of(address)));
    }

    private static byte[] encode(Section<?>... sections) {
        Encoder encoder = CodecFactory.getEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        for (Section<?> section : sections) {
            encoder.writeObject(buffer, encoder.newEncoderState(), section);
        }
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        return bytes;
    }

    static boolean isAccepted(ProtonBuffer reply) {
        Decoder decoder = CodecFactory.getDecoder();
        while (reply.isReadable()) {
            if (decoder.readObject(reply, decoder.newDecoderState()) instanceof ApplicationProperties found) {
                return Integer.valueOf(ACCEPTED).equals(found.getValue().get("statusCode"));
            }
        }
        return false;
    }
}
