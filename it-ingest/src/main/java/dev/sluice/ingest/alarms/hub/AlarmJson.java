package dev.sluice.ingest.alarms.hub;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.ingest.AlarmTransition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A transition as JSON: {@code id} (of this transition), {@code alarm} (the same for its begin and its end),
 * {@code transition} ({@code raised} or {@code cleared}), {@code hub}, {@code device}, {@code rule}, {@code severity},
 * {@code at} (ISO-8601 UTC), {@code start} (the event that the alarm starts with: incarnation, partition, sequence), and
 * for a threshold {@code measurement} and {@code value} (text: a number as the device wrote it).
 */
final class AlarmJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AlarmJson() {}

    static byte[] write(AlarmTransition transition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writeWhat(json, transition);
            writeStart(json, transition);
            writeText(json, "measurement", transition.measurement());
            writeText(json, "value", transition.value());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an alarm could not be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    /** {@code raised} or {@code cleared}. */
    static String kind(AlarmTransition transition) {
        return transition.kind().name().toLowerCase(Locale.ROOT);
    }

    private static void writeWhat(JsonGenerator json, AlarmTransition transition) throws IOException {
        json.writeStringField("id", transition.id());
        json.writeStringField("alarm", transition.alarmId());
        json.writeStringField("transition", kind(transition));
        json.writeStringField("hub", transition.device().hub());
        json.writeStringField("device", transition.device().id());
        json.writeStringField("rule", transition.rule());
        json.writeStringField("severity", transition.severity());
        json.writeStringField("at", transition.at().toString());
    }

    private static void writeStart(JsonGenerator json, AlarmTransition transition) throws IOException {
        json.writeObjectFieldStart("start");
        json.writeNumberField("incarnation", transition.start().source().incarnation());
        json.writeStringField("partition", transition.start().source().partition());
        json.writeNumberField("sequence", transition.start().sequence());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }
}
