package dev.sluice.ingest.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads bodies: a JSON object in UTF-8, with a byte order mark or without. Of a member that is there twice the last one
 * counts. Numbers keep their text. What the archive keeps unread is refused here, and nothing else.
 */
final class Body {
    /** How deep objects and arrays may nest. */
    static final int DEEPEST = 100;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private Body() {}

    static ObjectNode read(byte[] body) throws RefusedException {
        if (body.length == 0) {
            throw refused("is empty");
        }
        try (JsonParser json = JSON.createParser(text(body))) {
            JsonToken first = json.nextToken();
            ObjectNode object = first == JsonToken.START_OBJECT ? object(json) : NODES.objectNode();
            if (first != JsonToken.START_OBJECT || json.nextToken() != null) {
                throw refused("is not a JSON object");
            }
            return object;
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8");
        } catch (JsonProcessingException | NumberFormatException | ArithmeticException e) {
            throw refused("is not JSON, nests too deeply, or holds a number or a name that is too long");
        } catch (IOException e) {
            throw refused("can't be read");
        }
    }

    /** Most bodies are well-formed: the strict decoder is asked only about those that may not be. */
    private static String text(byte[] body) throws CharacterCodingException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        }
        return text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static ObjectNode object(JsonParser json) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = Texts.wellFormed(json.currentName());
            json.nextToken();
            object.set(name, value(json));
        }
        return object;
    }

    private static ArrayNode array(JsonParser json) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
        return array;
    }

    private static JsonNode value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> NODES.textNode(Texts.wellFormed(json.getText()));
            case VALUE_NUMBER_INT -> whole(json);
            case VALUE_NUMBER_FLOAT -> ExactDouble.of(json);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode whole(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT -> isNegativeZero(json) ? ExactDouble.of(json) : NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            default -> NODES.numberNode(json.getBigIntegerValue());
        };
    }

    private static boolean isNegativeZero(JsonParser json) throws IOException {
        return json.getIntValue() == 0 && json.getTextLength() > 1;
    }

    private static RefusedException refused(String what) {
        return new RefusedException(Refusals.BAD_JSON, "the body " + what);
    }
}
