package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.codec.ValueBounds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.codec.DecoderState;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A message that asks a node for something. Some clients send no body.
 *
 * @param messageId echoed in the reply, with its type
 * @param replyTo the address of the link to reply on
 * @param properties the application properties
 * @param body the body's value, if it has one
 */
record Request(
        @Nullable Object messageId,
        @Nullable String replyTo,
        Map<String, Object> properties,
        @Nullable Object body) {
    /** Reads a request; an exception of any kind means that it is none. */
    static Request decode(byte[] encoded) {
        ValueBounds.require(Slice.of(encoded));
        ProtonBuffer bytes = ProtonByteArrayBufferAllocator.wrapped(encoded);
        Decoder decoder = CodecFactory.getDecoder();
        DecoderState state = decoder.newDecoderState();
        Properties header = new Properties();
        Map<String, Object> properties = new LinkedHashMap<>();
        Object body = null;
        while (bytes.isReadable()) {
            Object section = decoder.readObject(bytes, state);
            if (section instanceof Properties found) {
                header = found;
            } else if (section instanceof ApplicationProperties found && found.getValue() != null) {
                properties.putAll(found.getValue());
            } else if (section instanceof AmqpValue<?> found) {
                body = found.getValue();
            }
        }
        return new Request(header.getMessageId(), header.getReplyTo(), properties, body);
    }

    /** An application property as text, null if it is not there. */
    @Nullable String text(String property) {
        Object value = properties.get(property);
        return value == null ? null : String.valueOf(value);
    }

    /** An application property as text. */
    String requireText(String property) {
        String value = text(property);
        if (value == null) {
            throw new RefusedException(WireError.argument("The request lacks the property '" + property + "'."));
        }
        return value;
    }

    /** Leaves out what it carries: a token may be among it. */
    @Override
    public String toString() {
        return "Request[" + messageId + "]";
    }
}
