package dev.sluice.archiver.hub;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.contract.IotHubProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the SDK hands over into an event. */
final class ReceivedEvent {
    private ReceivedEvent() {}

    static HubEvent of(EventData data) {
        BinaryData body = data.getBodyAsBinaryData();
        return new HubEvent(
                data.getSequenceNumber(),
                data.getOffsetString(),
                data.getEnqueuedTime(),
                data.getPartitionKey(),
                sections(data),
                data.getRawAmqpMessage().getMessageAnnotations(),
                data.getProperties(),
                body.toBytes());
    }

    private static Map<String, String> sections(EventData data) {
        Map<String, String> sections = new LinkedHashMap<>();
        put(sections, IotHubProperties.MESSAGE_ID, data.getMessageId());
        put(sections, IotHubProperties.CORRELATION_ID, data.getCorrelationId());
        put(sections, IotHubProperties.CONTENT_TYPE, data.getContentType());
        return sections;
    }

    private static void put(Map<String, String> sections, String name, @Nullable String value) {
        if (value != null) {
            sections.put(name, value);
        }
    }
}
