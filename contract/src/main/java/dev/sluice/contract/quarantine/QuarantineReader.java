package dev.sluice.contract.quarantine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one quarantined event; members may come in any order and unknown ones are skipped. Used once. */
final class QuarantineReader {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, TypedValue> systemProperties = new LinkedHashMap<>();
    private final Map<String, TypedValue> properties = new LinkedHashMap<>();
    private byte[] body = {};

    private QuarantineReader() {}

    static QuarantinedEvent read(byte[] json) {
        try (JsonParser parser = QuarantineJson.JSON.createParser(json)) {
            QuarantineReader reader = new QuarantineReader();
            reader.readMembers(parser);
            return reader.event();
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no JSON of a quarantined event", e);
        }
    }

    private void readMembers(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            readMember(parser, parser.currentName());
        }
    }

    private void readMember(JsonParser parser, String name) throws IOException {
        JsonToken value = parser.nextToken();
        switch (name) {
            case "sections" -> readTexts(parser, sections);
            case "systemProperties" -> readValues(parser, systemProperties);
            case "properties" -> readValues(parser, properties);
            case "body" -> body = parser.getBinaryValue();
            default -> {
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    texts.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        }
    }

    private static void readTexts(JsonParser parser, Map<String, String> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            into.put(name, parser.nextTextValue());
        }
    }

    private static void readValues(JsonParser parser, Map<String, TypedValue> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            into.put(name, readValue(parser));
        }
    }

    private static TypedValue readValue(JsonParser parser) throws IOException {
        String type = "";
        String text = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("type")) {
                type = parser.nextTextValue();
            } else {
                text = parser.nextTextValue();
            }
        }
        return new TypedValue(type, text);
    }

    private QuarantinedEvent event() {
        if (!QuarantineJson.FORMAT.equals(texts.get("format"))) {
            throw new IllegalArgumentException("format is not " + QuarantineJson.FORMAT);
        }
        return new QuarantinedEvent(
                identity(),
                text("offset"),
                Instant.parse(text("enqueued")),
                Instant.parse(text("quarantined")),
                new QuarantineReason(text("reason"), text("detail")),
                texts.get("partitionKey"),
                sections,
                systemProperties,
                properties,
                body);
    }

    private EventIdentity identity() {
        SourcePartition source =
                new SourcePartition(text("hub"), Long.parseLong(text("incarnation")), text("partition"));
        return new EventIdentity(source, Long.parseLong(text("sequence")));
    }

    private String text(String name) {
        @Nullable String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("a quarantined event has no '" + name + "'");
        }
        return text;
    }
}
