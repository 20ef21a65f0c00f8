package dev.sluice.eventhubs.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.messaging.Section;

/** Writes what a client sends, one frame after another. */
final class Frames {
    static final byte[] SASL_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    static final byte[] AMQP_HEADER = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    private static final int AMQP = 0;
    private static final int SASL = 1;
    private static final int HEADER_BYTES = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Frames raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    Frames sasl(Object performative) {
        return frame(SASL, 0, performative, new byte[0]);
    }

    Frames amqp(int channel, Object performative) {
        return frame(AMQP, channel, performative, new byte[0]);
    }

    Frames amqp(int channel, Object performative, byte[] payload) {
        return frame(AMQP, channel, performative, payload);
    }

    private Frames frame(int type, int channel, Object performative, byte[] payload) {
        byte[] body = encode(saslAware(type), performative);
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + body.length + payload.length);
        frame.putInt(frame.capacity()).put((byte) 2).put((byte) type).putShort((short) channel);
        frame.put(body).put(payload);
        return raw(frame.array());
    }

    private static Encoder saslAware(int type) {
        return type == SASL ? CodecFactory.getSaslEncoder() : CodecFactory.getEncoder();
    }

    static byte[] message(Section<?>... sections) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (Section<?> section : sections) {
            message.writeBytes(encode(CodecFactory.getEncoder(), section));
        }
        return message.toByteArray();
    }

    private static byte[] encode(Encoder encoder, Object value) {
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        encoder.writeObject(buffer, encoder.newEncoderState(), value);
        byte[] encoded = new byte[buffer.getReadableBytes()];
        buffer.readBytes(encoded, 0, encoded.length);
        return encoded;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
