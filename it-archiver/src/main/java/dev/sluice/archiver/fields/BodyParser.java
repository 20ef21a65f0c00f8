package dev.sluice.archiver.fields;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.archiver.event.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the typed fields out of a JSON body and keeps the rest. Never throws on a body, whatever its bytes. Of a member
 * that is there twice the last one counts. Immutable and safe to share.
 */
public final class BodyParser {
    /** How deep objects and arrays may nest; deeper bodies are kept unread. */
    public static final int DEEPEST = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader READER = JSON.readerFor(JsonNode.class);
    private static final ObjectWriter WRITER = JSON.writer();

    private final List<TypedField> fields;

    public BodyParser(List<TypedField> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Reads a body. */
    public ParsedBody parse(byte[] body) {
        if (body.length == 0) {
            return unreadable("the body is empty");
        }
        try {
            return read(READER.readTree(text(body)));
        } catch (CharacterCodingException e) {
            return unreadable("the body is not UTF-8");
        } catch (JsonProcessingException | NumberFormatException | ArithmeticException e) {
            return unreadable("the body is not JSON");
        }
    }

    /** A body that is kept without looking into it. */
    public ParsedBody unread(String why) {
        return unreadable(why);
    }

    private ParsedBody read(JsonNode document) throws JsonProcessingException {
        if (!(document instanceof ObjectNode object)) {
            return unreadable("the body is not a JSON object");
        }
        List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(fields.size(), null));
        List<TypedField> taken = new ArrayList<>();
        for (int index = 0; index < fields.size(); index++) {
            JsonNode node = find(object, fields.get(index));
            Object value = fields.get(index).type().read(node);
            values.set(index, value);
            if (value != null || node.isNull()) {
                taken.add(fields.get(index));
            }
        }
        taken.forEach(field -> remove(object, field));
        return new ParsedBody(
                values, object.isEmpty() ? null : Text.wellFormed(WRITER.writeValueAsString(object)), null);
    }

    private static JsonNode find(ObjectNode document, TypedField field) {
        JsonNode node = document;
        for (String member : field.path()) {
            node = node.path(member);
        }
        return node;
    }

    /** Removes a value, and the objects that only led to it. */
    private static void remove(ObjectNode document, TypedField field) {
        Deque<ObjectNode> parents = new ArrayDeque<>();
        JsonNode node = document;
        for (String member : field.path()) {
            if (!(node instanceof ObjectNode parent)) {
                return;
            }
            parents.push(parent);
            node = parent.path(member);
        }
        for (int index = field.path().size() - 1; index >= 0; index--) {
            ObjectNode parent = parents.pop();
            parent.remove(field.path().get(index));
            if (!parent.isEmpty()) {
                return;
            }
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private ParsedBody unreadable(String error) {
        return ParsedBody.unreadable(fields.size(), error);
    }
}
