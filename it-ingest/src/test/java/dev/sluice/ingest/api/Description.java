package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document as a judge of answers: holds them to it, and knows which of its answers never occurred. */
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNNAMED = Set.of("Content-Type", "X-Content-Type-Options");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> unseen = new TreeSet<>();

    Description(String document) {
        this.document = json(document);
        this.document
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .path("get")
                        .path("responses")
                        .fieldNames()
                        .forEachRemaining(status -> unseen.add(path.getKey() + " " + status)));
    }

    /** What the document says, and no answer was yet: path and status. */
    Set<String> unseen() {
        return Collections.unmodifiableSet(unseen);
    }

    /** Whether there is such a path, as the document writes it. */
    boolean knows(String path) {
        return document.path("paths").has(path);
    }

    /** Fails unless the document describes this answer of a path, as it writes the path. */
    void check(String path, ApiResponse answer) {
        JsonNode described = resolved(
                document.path("paths").path(path).path("get").path("responses").path(String.valueOf(answer.status())));
        assertThat(described.isMissingNode())
                .as("%s answers %s: %s", path, answer.status(), answer.text())
                .isFalse();
        unseen.remove(path + " " + answer.status());
        checkHeaders(described.path("headers"), answer.headers());
        checkBody(described.path("content"), answer);
    }

    private void checkHeaders(JsonNode described, Map<String, String> headers) {
        described.properties().forEach(header -> {
            assertThat(headers).containsKey(header.getKey());
            checkValue(resolved(header.getValue()).path("schema"), TextNode.valueOf(headers.get(header.getKey())));
        });
        assertThat(headers.keySet()).isSubsetOf(names(described));
    }

    private static List<String> names(JsonNode described) {
        List<String> names = new ArrayList<>(UNNAMED);
        described.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void checkBody(JsonNode content, ApiResponse answer) {
        if (content.isMissingNode()) {
            assertThat(answer.text()).isEmpty();
            return;
        }
        Iterator<String> types = content.fieldNames();
        String type = types.next();
        assertThat(answer.headers()).containsEntry("Content-Type", type);
        checkValue(content.path(type).path("schema"), json(answer.text()));
    }

    private void checkValue(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        assertThat(schemas.getSchema(whole).validate(value))
                .as(value.toString())
                .isEmpty();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
