package dev.sluice.bench.floor;

import com.azure.core.amqp.models.AmqpMessageProperties;
import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies events with the same properties that the bridge gives them, and without its care: names are taken as they
 * are, nothing is refused, counted or moved aside. Used by one thread.
 */
final class PlainCopy implements UnaryOperator<EventData> {
    private static final String SERVICE_PREFIX = "x-opt-";

    private final String hub;
    private final long incarnation;
    private final String partition;

    PlainCopy(String hub, long incarnation, String partition) {
        this.hub = hub;
        this.incarnation = incarnation;
        this.partition = partition;
    }

    @Override
    public EventData apply(EventData event) {
        EventData copy = new EventData(event.getBody());
        Map<String, Object> properties = copy.getProperties();
        properties.putAll(event.getProperties());
        copySystemProperties(event, properties);
        copySections(event.getRawAmqpMessage().getProperties(), copy);
        properties.put(Provenance.SOURCE_HUB, hub);
        properties.put(Provenance.SOURCE_INCARNATION, incarnation);
        properties.put(Provenance.SOURCE_PARTITION, partition);
        properties.put(Provenance.SOURCE_SEQUENCE, event.getSequenceNumber());
        properties.put(Provenance.SOURCE_ENQUEUED, event.getEnqueuedTime().toEpochMilli());
        return copy;
    }

    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    private static void copySystemProperties(EventData event, Map<String, Object> into) {
        event.getRawAmqpMessage().getMessageAnnotations().forEach((name, value) -> {
            if (!name.startsWith(SERVICE_PREFIX)) {
                into.put(name, value instanceof Date date ? date.toInstant().toString() : value.toString());
            }
        });
    }

    private static void copySections(AmqpMessageProperties from, EventData to) {
        String messageId = text(from.getMessageId());
        String correlationId = text(from.getCorrelationId());
        to.setMessageId(messageId).setCorrelationId(correlationId).setContentType(from.getContentType());
        put(to, IotHubProperties.MESSAGE_ID, messageId);
        put(to, IotHubProperties.CORRELATION_ID, correlationId);
        put(to, IotHubProperties.CONTENT_TYPE, from.getContentType());
        put(to, IotHubProperties.CONTENT_ENCODING, from.getContentEncoding());
    }

    private static void put(EventData into, String name, @Nullable String value) {
        if (value != null) {
            into.getProperties().put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
