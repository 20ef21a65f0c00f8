package dev.sluice.service.trigger;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.ReceivedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the host hands it over.
 *
 * @param partition the source partition that all its events come from
 * @param events in the order of the partition
 */
public record TriggerBatch(String partition, List<ReceivedEvent> events) {
    /**
     * Puts bodies and metadata together.
     *
     * @throws ServiceException when metadata is missing, unequal in length or can't be read: nothing may be sent then
     */
    public static TriggerBatch parse(@Nullable List<byte[]> bodies, TriggerMetadata metadata) {
        if (bodies == null) {
            throw refused("the bodies are missing");
        }
        String partition = partition(required("PartitionContext", metadata.partition()));
        List<Map<String, @Nullable Object>> properties =
                array("PropertiesArray", required("PropertiesArray", metadata.properties()));
        List<Map<String, @Nullable Object>> systemProperties =
                array("SystemPropertiesArray", required("SystemPropertiesArray", metadata.systemProperties()));
        requireLength("PropertiesArray", properties.size(), bodies.size());
        requireLength("SystemPropertiesArray", systemProperties.size(), bodies.size());
        List<ReceivedEvent> events = new ArrayList<>(bodies.size());
        for (int index = 0; index < bodies.size(); index++) {
            events.add(TriggerEvent.of(bodies.get(index), properties.get(index), systemProperties.get(index)));
        }
        return new TriggerBatch(partition, events);
    }

    static ServiceException refused(String what) {
        return new ServiceException(
                FailureCode.METADATA,
                "reading what the Functions host says about a batch failed: " + what
                        + "; check the extension bundle's version in host.json");
    }

    private static String partition(String context) {
        try {
            Object id = LosslessJson.object(context).get("PartitionId");
            if (id instanceof String text && !text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return text;
            }
            throw refused("PartitionContext names no partition");
        } catch (IOException e) {
            throw refused("PartitionContext is no JSON object");
        }
    }

    private static List<Map<String, @Nullable Object>> array(String name, String text) {
        try {
            return LosslessJson.objects(text);
        } catch (IOException e) {
            throw refused(name + " is no JSON array of objects");
        }
    }

    private static String required(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw refused(name + " is missing");
        }
        return text;
    }

    private static void requireLength(String name, int length, int bodies) {
        if (length != bodies) {
            throw refused(name + " has " + length + " entries for " + bodies + " events");
        }
    }
}
