package dev.sluice.eventhubs.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.codec.EncoderState;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A node's answer.
 *
 * @param status HTTP-like code
 * @param description of the status
 * @param condition AMQP condition of an error, null on success
 * @param body the answer, null if the status says it all
 */
record Reply(
        int status,
        String description,
        @Nullable String condition,
        @Nullable Map<String, Object> body) {
    static Reply ok(Map<String, Object> body) {
        return new Reply(200, "OK", null, body);
    }

    static Reply accepted() {
        return new Reply(202, "Accepted", null, null);
    }

    static Reply refused(WireError error) {
        return new Reply(status(error), error.description(), error.condition(), null);
    }

    private static int status(WireError error) {
        return switch (error.condition()) {
            case "amqp:not-found" -> 404;
            case "amqp:unauthorized-access", "com.microsoft:auth-failed" -> 401;
            case "amqp:resource-limit-exceeded" -> 403;
            case "amqp:not-implemented" -> 501;
            case "amqp:internal-error" -> 500;
            case "com.microsoft:server-busy" -> 503;
            default -> 400;
        };
    }

    /** The reply as a message to whoever sent a request with an id. */
    ProtonBuffer encode(@Nullable Object correlationId) {
        Encoder encoder = CodecFactory.getEncoder();
        EncoderState state = encoder.newEncoderState();
        ProtonBuffer message = ProtonBufferAllocator.defaultAllocator().allocate();
        Properties properties = new Properties();
        properties.setCorrelationId(correlationId);
        encoder.writeObject(message, state, properties);
        encoder.writeObject(message, state, new ApplicationProperties(outcome()));
        encoder.writeObject(message, state, new AmqpValue<>(body));
        return message;
    }

    /** Both spellings: clients look for one or the other. */
    private Map<String, Object> outcome() {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("statusCode", status);
        outcome.put("status-code", status);
        outcome.put("statusDescription", description);
        outcome.put("status-description", description);
        if (condition != null) {
            outcome.put("errorCondition", Symbol.valueOf(condition));
            outcome.put("error-condition", Symbol.valueOf(condition));
        }
        return outcome;
    }
}
