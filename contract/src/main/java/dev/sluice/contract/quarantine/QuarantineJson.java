package dev.sluice.contract.quarantine;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.contract.EventIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the JSON of a quarantined event. Stateless and safe to share.
 *
 * <p>Times are ISO-8601 UTC text, 64-bit numbers of the position are JSON numbers, the body is Base64, and a property
 * is {@code {"type": ..., "value": text}}.
 */
public final class QuarantineJson {
    /** Name and version of the format, first member of every blob. */
    public static final String FORMAT = "sluice-quarantine/1";

    static final JsonFactory JSON = new JsonFactory();

    private QuarantineJson() {}

    /** The UTF-8 JSON of an event. */
    public static byte[] write(QuarantinedEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.body().length * 4 / 3 + 1024);
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writeHead(json, event);
            writeTexts(json, "sections", event.sections());
            writeValues(json, "systemProperties", event.systemProperties());
            writeValues(json, "properties", event.properties());
            json.writeBinaryField("body", event.body());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a quarantined event could not be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are of another format or version
     */
    public static QuarantinedEvent read(byte[] json) {
        return QuarantineReader.read(json);
    }

    private static void writeHead(JsonGenerator json, QuarantinedEvent event) throws IOException {
        json.writeStringField("format", FORMAT);
        json.writeStringField("reason", event.reason().code());
        json.writeStringField("detail", event.reason().detail());
        json.writeStringField("quarantined", event.quarantined().toString());
        writePosition(json, event.identity());
        json.writeStringField("offset", event.offset());
        json.writeStringField("enqueued", event.enqueued().toString());
        writeNullable(json, "partitionKey", event.partitionKey());
    }

    private static void writePosition(JsonGenerator json, EventIdentity identity) throws IOException {
        json.writeStringField("hub", identity.source().hub());
        json.writeNumberField("incarnation", identity.source().incarnation());
        json.writeStringField("partition", identity.source().partition());
        json.writeNumberField("sequence", identity.sequence());
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, String name, Map<String, TypedValue> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, TypedValue> value : values.entrySet()) {
            json.writeObjectFieldStart(value.getKey());
            json.writeStringField("type", value.getValue().type());
            writeNullable(json, "value", value.getValue().text());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, text);
        }
    }
}
