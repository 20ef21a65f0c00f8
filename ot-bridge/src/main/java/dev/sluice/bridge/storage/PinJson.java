package dev.sluice.bridge.storage;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.bridge.TargetPin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The pinned target as JSON: <code>{"hub": "telemetry", "partitions": 4}</code>. */
final class PinJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PinJson() {}

    static byte[] write(TargetPin pin) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("hub", pin.hub());
            json.writeNumberField("partitions", pin.partitions());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the pinned target could not be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    static TargetPin read(byte[] bytes) {
        String hub = "";
        int partitions = 0;
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("hub")) {
                    hub = json.nextTextValue();
                } else {
                    partitions = json.nextIntValue(0);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the blob of the pinned target holds no JSON", e);
        }
        return new TargetPin(hub, partitions);
    }
}
