package dev.sluice.service.trigger;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of a batch. The names are those of the Event Hubs extension; what is not its own is what the service
 * added, or a section of the AMQP message.
 */
final class TriggerEvent {
    private static final String SEQUENCE = "SequenceNumber";
    private static final String OFFSET = "Offset";
    private static final String OFFSET_TEXT = "OffsetString";
    private static final String PARTITION_KEY = "PartitionKey";
    private static final String ENQUEUED = "EnqueuedTimeUtc";
    private static final Set<String> OWN = Set.of(SEQUENCE, OFFSET, OFFSET_TEXT, PARTITION_KEY, ENQUEUED);

    private TriggerEvent() {}

    static ReceivedEvent of(
            byte @Nullable [] body,
            Map<String, @Nullable Object> properties,
            Map<String, @Nullable Object> systemProperties) {
        if (body == null) {
            throw TriggerBatch.refused("a body is missing");
        }
        Map<String, @Nullable Object> added = new LinkedHashMap<>();
        Map<String, String> sections = new LinkedHashMap<>();
        systemProperties.forEach((name, value) -> sort(name, value, added, sections));
        return new ReceivedEvent(
                position(systemProperties),
                enqueued(systemProperties.get(ENQUEUED)),
                text(systemProperties.get(PARTITION_KEY)),
                body,
                properties,
                added,
                sections);
    }

    private static void sort(
            String name, @Nullable Object value, Map<String, @Nullable Object> added, Map<String, String> sections) {
        if (value == null || OWN.contains(name)) {
            return;
        }
        if (IotHubProperties.MESSAGE_SECTIONS.contains(name)) {
            sections.put(name, value.toString());
        } else if (name.equals(IotHubProperties.ENQUEUED_TIME)) {
            added.put(name, time(value));
        } else {
            added.put(name, value);
        }
    }

    private static Position position(Map<String, @Nullable Object> systemProperties) {
        Object offset = systemProperties.getOrDefault(OFFSET_TEXT, systemProperties.get(OFFSET));
        if (systemProperties.get(SEQUENCE) instanceof Long sequence && offset != null) {
            return new Position(sequence, offset.toString());
        }
        throw TriggerBatch.refused("an event has no SequenceNumber or no Offset");
    }

    private static Instant enqueued(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return instant(text);
            } catch (DateTimeException e) {
                throw TriggerBatch.refused("an event's EnqueuedTimeUtc is no time");
            }
        }
        throw TriggerBatch.refused("an event has no EnqueuedTimeUtc");
    }

    /** As it prints elsewhere, so that both adapters say the same; what is no time stays as it is. */
    private static Object time(Object value) {
        try {
            return instant(value.toString()).toString();
        } catch (DateTimeException e) {
            return value;
        }
    }

    /** The extension hands times out in UTC, without saying so. */
    private static Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
