package dev.sluice.eventhubs.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.DeliveryAnnotations;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** What a delivery of the server holds, as clients read it; entries that are not asked for may be there too. */
final class Reply extends TypeSafeMatcher<ByteBuffer> {
    private final Map<String, Object> expected = new LinkedHashMap<>();

    private Reply(String key, Object value) {
        expected.put(key, value);
    }

    /** To a request with an id, which comes back with its type. */
    static Reply to(Object messageId) {
        return new Reply("correlation-id", messageId);
    }

    static Reply event(long sequence, String body) {
        return new Reply("annotation x-opt-sequence-number", sequence).with("data", body);
    }

    /** The status in both spellings. */
    Reply status(int status) {
        return with("statusCode", status).with("status-code", status);
    }

    Reply condition(String condition) {
        return with("errorCondition", Symbol.valueOf(condition)).with("error-condition", Symbol.valueOf(condition));
    }

    Reply body(String key, Object value) {
        return with("body " + key, value);
    }

    Reply deliveryAnnotation(String key, Object value) {
        return with("delivery annotation " + key, value);
    }

    Reply with(String key, Object value) {
        expected.put(key, value);
        return this;
    }

    Matcher<ByteBuffer> asPayload() {
        return this;
    }

    @Override
    protected boolean matchesSafely(ByteBuffer payload) {
        return read(payload).entrySet().containsAll(expected.entrySet());
    }

    @Override
    public void describeTo(Description description) {
        description.appendText(expected.toString());
    }

    @Override
    protected void describeMismatchSafely(ByteBuffer payload, Description mismatch) {
        mismatch.appendText(read(payload).toString());
    }

    private static Map<String, Object> read(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().copy(bytes);
        Decoder decoder = CodecFactory.getDecoder();
        Map<String, Object> found = new LinkedHashMap<>();
        while (buffer.isReadable()) {
            note(found, decoder.readObject(buffer, decoder.newDecoderState()));
        }
        return found;
    }

    private static void note(Map<String, Object> found, Object section) {
        if (section instanceof Properties properties) {
            found.put("correlation-id", properties.getCorrelationId());
        } else if (section instanceof ApplicationProperties properties) {
            found.putAll(properties.getValue());
        } else if (section instanceof AmqpValue<?> value && value.getValue() instanceof Map<?, ?> body) {
            body.forEach((key, entry) ->
                    found.put("body " + key, entry instanceof Object[] all ? java.util.List.of(all) : entry));
        } else if (section instanceof MessageAnnotations annotations) {
            annotations.getValue().forEach((key, value) -> found.put("annotation " + key, value));
        } else if (section instanceof DeliveryAnnotations annotations) {
            annotations.getValue().forEach((key, value) -> found.put("delivery annotation " + key, value));
        } else if (section instanceof Data data) {
            found.put("data", new String(data.getValue(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
