package dev.sluice.functionshost.host;

import com.azure.core.amqp.models.AmqpMessageProperties;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.models.PartitionContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the host tells a function about a batch, as the JSON text that a string is bound to: the names of the Event Hubs
 * extension, the values as Newtonsoft.Json writes what the .NET client decodes.
 */
final class EventMetadata {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventMetadata() {}

    static Map<String, String> of(PartitionContext partition, List<EventData> events) {
        ArrayNode properties = JSON.createArrayNode();
        ArrayNode systemProperties = JSON.createArrayNode();
        for (EventData event : events) {
            ObjectNode own = properties.addObject();
            event.getProperties().forEach((name, value) -> own.set(name, NetJson.of(value)));
            writeSystemProperties(event, systemProperties.addObject());
        }
        return Map.of(
                "PartitionContext", context(partition).toString(),
                "PropertiesArray", properties.toString(),
                "SystemPropertiesArray", systemProperties.toString());
    }

    private static ObjectNode context(PartitionContext partition) {
        return JSON.createObjectNode()
                .put("IsCheckpointingAfterInvocation", true)
                .put("FullyQualifiedNamespace", partition.getFullyQualifiedNamespace())
                .put("EventHubName", partition.getEventHubName())
                .put("ConsumerGroup", partition.getConsumerGroup())
                .put("PartitionId", partition.getPartitionId());
    }

    private static void writeSystemProperties(EventData event, ObjectNode into) {
        event.getRawAmqpMessage().getMessageAnnotations().forEach((name, value) -> {
            if (!name.startsWith("x-opt-")) {
                into.set(name, NetJson.of(value));
            }
        });
        sections(event.getRawAmqpMessage().getProperties(), (name, value) -> {
            if (value != null) {
                into.set(name, NetJson.of(value instanceof byte[] ? value : value.toString()));
            }
        });
        into.put("SequenceNumber", event.getSequenceNumber());
        into.put("Offset", event.getOffsetString());
        into.put("PartitionKey", event.getPartitionKey());
        into.put("EnqueuedTimeUtc", NetJson.unspecified(event.getEnqueuedTime()));
    }

    private static void sections(AmqpMessageProperties sections, BiConsumer<String, @Nullable Object> into) {
        into.accept("message-id", sections.getMessageId());
        into.accept("user-id", sections.getUserId());
        into.accept("to", sections.getTo());
        into.accept("subject", sections.getSubject());
        into.accept("reply-to", sections.getReplyTo());
        into.accept("correlation-id", sections.getCorrelationId());
        into.accept("content-type", sections.getContentType());
        into.accept("content-encoding", sections.getContentEncoding());
    }
}
