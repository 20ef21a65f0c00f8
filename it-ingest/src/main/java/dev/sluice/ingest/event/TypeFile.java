package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.sluice.ingest.files.JsonFile;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of a type. Nothing is ever fetched: a schema refers to itself only. */
final class TypeFile {
    private static final String PLACES = "x-sluice";
    private static final String TIME = "time";
    private static final String SITE = "site";
    private static final String FIRMWARE = "firmware";
    private static final Set<String> KNOWN_PLACES = Set.of(TIME, SITE, FIRMWARE);
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private static final Schema META =
            SCHEMAS.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    private final JsonFile file;

    TypeFile(JsonFile file) {
        this.file = file;
    }

    MessageType read() {
        ObjectNode schema = content();
        JsonNode places = schema.has(PLACES) ? schema.remove(PLACES) : MissingNode.getInstance();
        requireKnown(places);
        return new MessageType(
                file.type(),
                compiled(schema),
                MessageType.Places.of(place(places, TIME), place(places, SITE), place(places, FIRMWARE)));
    }

    private ObjectNode content() {
        if (file.read() instanceof ObjectNode object) {
            return object;
        }
        throw file.wrong("is no JSON object");
    }

    private Schema compiled(ObjectNode schema) {
        requireLocalReferences(schema);
        List<Error> errors = META.validate(schema);
        if (!errors.isEmpty()) {
            throw file.wrong("is no JSON Schema of draft 2020-12: " + errors.get(0));
        }
        try {
            Schema compiled = SCHEMAS.getSchema(schema);
            compiled.initializeValidators();
            return compiled;
        } catch (RuntimeException e) {
            throw file.wrong("can't be compiled: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    private void requireLocalReferences(JsonNode node) {
        node.properties().forEach(member -> {
            String to = member.getValue().asText();
            if (REFERENCES.contains(member.getKey()) && member.getValue().isTextual() && !to.startsWith("#")) {
                throw file.wrong(
                        "refers to '" + to + "': only references within the file, such as #/$defs/x, are followed");
            }
        });
        node.forEach(this::requireLocalReferences);
    }

    private void requireKnown(JsonNode places) {
        places.fieldNames().forEachRemaining(place -> {
            if (!KNOWN_PLACES.contains(place)) {
                throw file.wrong("has '" + place + "' in " + PLACES + ": only time, site and firmware are known");
            }
        });
    }

    private @Nullable MemberPath place(JsonNode places, String member) {
        JsonNode path = places.path(member);
        try {
            return path.isMissingNode() ? null : MemberPath.parse(path.asText());
        } catch (IllegalArgumentException e) {
            throw file.wrong("has '" + path.asText() + "' as " + PLACES + "." + member + ", which " + e.getMessage());
        }
    }
}
