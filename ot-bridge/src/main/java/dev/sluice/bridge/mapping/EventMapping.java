package dev.sluice.bridge.mapping;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a received event into the one that is forwarded. Stateless apart from the count it reports; safe to share.
 *
 * <p>The body and the sender's properties stay as they are. System properties and sections of the message are copied
 * under their own names as text, the provenance is added. A sender's property under one of those names is kept as
 * {@code sender-<name>}: nothing a sender writes can look like something that the bridge or IoT Hub says.
 */
public final class EventMapping {
    /** The service's own bookkeeping, which the target's service does anew. */
    private static final String SERVICE_PREFIX = "x-opt-";

    /** Roughly how many properties an event of IoT Hub has, the provenance included: the map need not grow. */
    private static final int USUAL_PROPERTIES = 20;

    private static final float MAP_LOAD = 0.75f;

    private final Runnable moved;

    /** A mapping that reports each property that it moves. */
    public EventMapping(Runnable moved) {
        this.moved = moved;
    }

    /**
     * The event as it is forwarded, with the provenance of the given source partition.
     *
     * @param context the trace context of an event that brings none
     */
    public ForwardedEvent map(ReceivedEvent event, SourcePartition source, Map<String, String> context) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>((int) (USUAL_PROPERTIES / MAP_LOAD) + 1);
        copySystemProperties(event, properties);
        properties.putAll(event.sections());
        addProvenance(event, source, properties);
        addSendersProperties(event, properties);
        if (!properties.containsKey(Provenance.TRACE_PARENT)) {
            properties.putAll(context);
        }
        return new ForwardedEvent(event.body(), properties, event.sections());
    }

    private static void copySystemProperties(ReceivedEvent event, Map<String, @Nullable Object> into) {
        event.systemProperties().forEach((name, value) -> {
            if (value != null && !name.startsWith(SERVICE_PREFIX) && !ReservedNames.isProvenance(name)) {
                into.put(name, PropertyText.of(value));
            }
        });
    }

    private static void addProvenance(ReceivedEvent event, SourcePartition source, Map<String, @Nullable Object> into) {
        into.put(Provenance.SOURCE_HUB, source.hub());
        into.put(Provenance.SOURCE_INCARNATION, source.incarnation());
        into.put(Provenance.SOURCE_PARTITION, source.partition());
        into.put(Provenance.SOURCE_SEQUENCE, event.position().sequence());
        into.put(Provenance.SOURCE_ENQUEUED, event.enqueued().toEpochMilli());
    }

    /** First those that keep their name, so that one that is moved can't take the name of another. */
    private void addSendersProperties(ReceivedEvent event, Map<String, @Nullable Object> into) {
        List<String> toMove = new ArrayList<>(0);
        event.properties().forEach((name, value) -> {
            if (ReservedNames.contain(name) || into.containsKey(name)) {
                toMove.add(name);
            } else {
                into.put(name, value);
            }
        });
        for (String name : toMove) {
            into.put(freeName(name, into), event.properties().get(name));
            moved.run();
        }
    }

    private static String freeName(String name, Map<String, @Nullable Object> taken) {
        String moved = Provenance.MOVED_PREFIX + name;
        return taken.containsKey(moved) ? freeName(moved, taken) : moved;
    }
}
