package dev.sluice.service.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.amqp.models.AmqpMessageProperties;
import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the SDK's events. */
final class ReceivedEvents {
    private ReceivedEvents() {}

    static ReceivedEvent from(EventData data) {
        return new ReceivedEvent(
                new Position(data.getSequenceNumber(), data.getOffsetString()),
                data.getEnqueuedTime(),
                data.getPartitionKey(),
                data.getBody(),
                data.getProperties(),
                data.getRawAmqpMessage().getMessageAnnotations(),
                sections(data.getRawAmqpMessage().getProperties()));
    }

    private static Map<String, String> sections(AmqpMessageProperties properties) {
        Map<String, String> sections = new LinkedHashMap<>();
        put(sections, IotHubProperties.MESSAGE_ID, properties.getMessageId());
        put(sections, IotHubProperties.CORRELATION_ID, properties.getCorrelationId());
        put(sections, IotHubProperties.CONTENT_TYPE, properties.getContentType());
        put(sections, IotHubProperties.CONTENT_ENCODING, properties.getContentEncoding());
        put(sections, "user-id", userId(properties.getUserId()));
        put(sections, "to", properties.getTo());
        put(sections, "reply-to", properties.getReplyTo());
        put(sections, "subject", properties.getSubject());
        return sections;
    }

    private static void put(Map<String, String> sections, String name, @Nullable Object value) {
        if (value != null) {
            sections.put(name, value.toString());
        }
    }

    /** AMQP has it as bytes; nearly everyone writes text, and what is none is shown in Base64. */
    private static @Nullable String userId(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
