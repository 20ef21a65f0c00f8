package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.sluice.eventhubs.Retention;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A call as a route sees it.
 *
 * @param arguments the variable parts of the path, decoded
 * @param body the JSON object that was sent; empty if none was
 */
record Call(List<String> arguments, ObjectNode body) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Call read(HttpExchange exchange, Matcher path) throws IOException {
        List<String> arguments = IntStream.rangeClosed(1, path.groupCount())
                .mapToObj(group -> URLDecoder.decode(path.group(group), StandardCharsets.UTF_8))
                .toList();
        return new Call(arguments, body(exchange));
    }

    private static ObjectNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CallRefusedException(413, "A body has at most " + MOST_BYTES + " bytes.");
        }
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        requireJson(exchange.getRequestHeaders().getFirst("Content-Type"));
        return parse(bytes);
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new CallRefusedException(415, "Send 'Content-Type: application/json'.");
        }
    }

    private static ObjectNode parse(byte[] bytes) throws IOException {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new CallRefusedException(400, "The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new CallRefusedException(400, "The body is no JSON: look at line " + line + ".");
        } catch (CharConversionException e) {
            throw new CallRefusedException(400, "The body is no text in UTF-8.");
        }
    }

    String argument() {
        return arguments.get(0);
    }

    /**
     * Requires that the body has no other keys.
     *
     * @throws CallRefusedException naming the first other one
     */
    void requireOnly(List<String> keys) {
        body.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new CallRefusedException(
                        400, "'" + key + "' is not known here: use " + String.join(", ", keys) + ".");
            }
        });
    }

    @Nullable String text(String key) {
        JsonNode value = body.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new CallRefusedException(400, "'" + key + "' must be a text.");
        }
        return value.textValue();
    }

    String requireText(String key) {
        String value = text(key);
        if (value == null) {
            throw new CallRefusedException(400, "'" + key + "' is missing.");
        }
        return value;
    }

    int number(String key, int otherwise) {
        JsonNode value = body.get(key);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new CallRefusedException(400, "'" + key + "' must be a whole number.");
        }
        return value.intValue();
    }

    /** How long events are to be kept. */
    Retention retention() {
        String time = text("retention");
        JsonNode bytes = body.path("retentionBytes");
        if (!bytes.isMissingNode() && !bytes.isIntegralNumber()) {
            throw new CallRefusedException(400, "'retentionBytes' must be a whole number.");
        }
        try {
            return new Retention(
                    time == null ? null : Duration.parse(time),
                    bytes.isMissingNode() ? null : (Long) bytes.longValue());
        } catch (DateTimeParseException e) {
            throw new CallRefusedException(400, "'retention' must be like PT1H for an hour, P7D for a week.");
        }
    }

    String[] texts(String key) {
        JsonNode values = body.path(key);
        if (!values.isMissingNode() && !values.isArray()) {
            throw new CallRefusedException(400, "'" + key + "' must be a list of texts.");
        }
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = values.get(i).asText();
        }
        return texts;
    }
}
