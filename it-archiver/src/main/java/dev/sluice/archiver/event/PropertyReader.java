package dev.sluice.archiver.event;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes properties of one event by name and type; what nobody took is left over. */
final class PropertyReader {
    private static final String BROKER_PREFIX = "x-opt-";

    private final HubEvent event;
    private final Map<String, Object> left;
    private final Map<String, Object> annotationsLeft;

    PropertyReader(HubEvent event) {
        this.event = event;
        this.left = new LinkedHashMap<>(event.properties());
        this.annotationsLeft = new LinkedHashMap<>(event.annotations());
    }

    /** A system property of IoT Hub: an annotation if the hub routed the event itself, else the forwarded property. */
    @Nullable String iotHub(String name) {
        if (event.annotations().containsKey(IotHubProperties.DEVICE_ID)) {
            Object value = annotationsLeft.remove(name);
            return value == null ? null : asText(value);
        }
        return text(name);
    }

    /** A section of the AMQP message, else the property that carries it on. */
    @Nullable String section(String name) {
        String section = event.sections().get(name);
        return section != null ? section : text(name);
    }

    @Nullable String text(String name) {
        return take(name, String.class);
    }

    @Nullable Long number(String name) {
        Integer small = take(name, Integer.class);
        return small != null ? Long.valueOf(small) : take(name, Long.class);
    }

    @Nullable Instant instant(String name) {
        if (left.get(name) instanceof Long millis && Math.abs(millis) <= Long.MAX_VALUE / 1000) {
            left.remove(name);
            return Instant.ofEpochMilli(millis);
        }
        return null;
    }

    @Nullable Boolean flag(String name) {
        return take(name, Boolean.class);
    }

    /** What is left, as text. An annotation wins its name; the sender's property of that name is moved aside. */
    Map<String, String> rest() {
        Map<String, String> rest = new LinkedHashMap<>();
        annotationsLeft.forEach((name, value) -> {
            if (!name.startsWith(BROKER_PREFIX)) {
                rest.put(Text.wellFormed(name), asText(value));
            }
        });
        left.forEach((name, value) -> rest.put(free(rest, Text.wellFormed(name)), asText(value)));
        return rest;
    }

    private static String free(Map<String, String> taken, String name) {
        String candidate = name;
        while (taken.containsKey(candidate)) {
            candidate = Provenance.MOVED_PREFIX + candidate;
        }
        return candidate;
    }

    private <T> @Nullable T take(String name, Class<T> type) {
        Object value = left.get(name);
        if (!type.isInstance(value)) {
            return null;
        }
        left.remove(name);
        return type.cast(value);
    }

    private static String asText(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        Object shown = value instanceof Date date ? date.toInstant() : value;
        return Text.wellFormed(String.valueOf(shown));
    }
}
