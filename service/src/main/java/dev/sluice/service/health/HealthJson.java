package dev.sluice.service.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The answers as JSON. */
public final class HealthJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HealthJson() {}

    /** Writes the members of one object. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** <code>{"live": true}</code>. */
    public static String live() {
        return object(json -> json.writeBooleanField("live", true));
    }

    /** <code>{"ready": false, "reason": "..."}</code>. */
    public static String ready(Optional<String> unready) {
        return object(json -> {
            json.writeBooleanField("ready", unready.isEmpty());
            if (unready.isPresent()) {
                json.writeStringField("reason", unready.get());
            }
        });
    }

    /** <code>{"events": 3, "partitions": {"0": 1, "1": 2}}</code>. */
    public static String lag(Lag lag) {
        return object(json -> {
            json.writeNumberField("events", lag.events());
            json.writeObjectFieldStart("partitions");
            for (Map.Entry<String, Long> partition : lag.partitions().entrySet()) {
                json.writeNumberField(partition.getKey(), partition.getValue());
            }
            json.writeEndObject();
        });
    }

    private static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON failed", e);
        }
        return text.toString();
    }
}
