package dev.sluice.bridge.route;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.contract.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event the way IoT Hub's own routing to storage does with the encoding JSON: {@code EnqueuedTimeUtc}, {@code
 * Properties}, {@code SystemProperties} and {@code Body}, on one line.
 *
 * <p>As there, the body is JSON when the sender says that it is JSON in UTF-8, and Base64 text otherwise; a body that is
 * not what its sender says is Base64 as well. {@code Properties} holds the sender's and the provenance, as text.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot-hub/iot-hub-devguide-endpoints">IoT Hub endpoints</a>
 */
final class RouteJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RouteJson() {}

    /** The line, with the line feed that ends it. */
    static byte[] line(ForwardedEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.body().length + 512);
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            write(event, json);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("an event could not be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    private static void write(ForwardedEvent event, JsonGenerator json) throws IOException {
        Map<String, @Nullable String> system = new LinkedHashMap<>();
        Map<String, @Nullable String> others = new LinkedHashMap<>();
        event.properties().forEach((name, value) -> {
            if (RouteNames.isSystem(name)) {
                system.put(RouteNames.system(name), RouteText.of(name, value));
            } else {
                others.put(name, RouteText.of(name, value));
            }
        });
        json.writeStartObject();
        json.writeStringField("EnqueuedTimeUtc", RouteText.time(enqueued(event)));
        write("Properties", others, json);
        write("SystemProperties", system, json);
        body(event, json);
        json.writeEndObject();
    }

    private static Instant enqueued(ForwardedEvent event) {
        Object millis = event.properties().get(Provenance.SOURCE_ENQUEUED);
        return Instant.ofEpochMilli(millis instanceof Long known ? known : 0);
    }

    private static void write(String field, Map<String, @Nullable String> values, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private static void body(ForwardedEvent event, JsonGenerator json) throws IOException {
        String text = RouteBody.json(event);
        json.writeFieldName("Body");
        if (text == null) {
            json.writeBinary(event.body());
        } else {
            json.writeRawValue(text);
        }
    }
}
