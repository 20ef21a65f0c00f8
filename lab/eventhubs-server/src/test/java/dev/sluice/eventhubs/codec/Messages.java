package dev.sluice.eventhubs.codec;

import java.util.List;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;

/** Messages encoded and decoded by another codec than the one under test. */
final class Messages {
    private Messages() {}

    static byte[] encode(Section<?>... sections) {
        Encoder encoder = CodecFactory.getDefaultEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        for (Section<?> section : sections) {
            encoder.writeObject(buffer, encoder.newEncoderState(), section);
        }
        return bytes(buffer);
    }

    static byte[] join(byte[]... parts) {
        ByteSink sink = new ByteSink(0);
        for (byte[] part : parts) {
            sink.put(part);
        }
        return sink.toArray();
    }

    static byte[] event(String messageId, Map<String, Object> properties, byte[] body) {
        Properties header = new Properties();
        header.setMessageId(messageId);
        return encode(header, new ApplicationProperties(properties), new Data(body));
    }

    static byte[] annotated(Map<Symbol, Object> annotations, byte[] body) {
        return encode(new MessageAnnotations(annotations), new Data(body));
    }

    static byte[] batch(List<byte[]> events) {
        return encode(events.stream().map(Data::new).toArray(Section<?>[]::new));
    }

    /** The message annotations of an encoded message. */
    static Map<Symbol, Object> annotations(byte[] message) {
        return section(message, MessageAnnotations.class).getValue();
    }

    /** A section of an encoded message. */
    static <T> T section(byte[] message, Class<T> type) {
        Decoder decoder = CodecFactory.getDefaultDecoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().copy(message);
        while (buffer.isReadable()) {
            Object section = decoder.readObject(buffer, decoder.newDecoderState());
            if (type.isInstance(section)) {
                return type.cast(section);
            }
        }
        throw new AssertionError("the message has no " + type.getSimpleName());
    }

    static byte[] copy(Slice slice) {
        ByteSink sink = new ByteSink(slice.length());
        sink.put(slice);
        return sink.toArray();
    }

    private static byte[] bytes(ProtonBuffer buffer) {
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        return bytes;
    }
}
