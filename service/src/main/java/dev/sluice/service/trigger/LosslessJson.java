package dev.sluice.service.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON without losing a digit: whole numbers are {@code long}, or {@code ulong} above its range, others
 * {@code double} where that is exact; what fits neither stays text, and so do nested values.
 */
final class LosslessJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final BigInteger ULONG_LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);

    private LosslessJson() {}

    /** An array of objects. */
    static List<Map<String, @Nullable Object>> objects(String text) throws IOException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            require(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                objects.add(object(json));
            }
            return objects;
        }
    }

    /** One object. */
    static Map<String, @Nullable Object> object(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return object(json);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        require(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            values.put(name, value(json, json.nextToken()));
        }
        require(json.currentToken(), JsonToken.END_OBJECT);
        return values;
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(json.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> fraction(json.getText());
            case START_OBJECT, START_ARRAY -> nested(json);
            default -> json.getText();
        };
    }

    private static Object whole(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        boolean unsigned = number.signum() > 0 && number.compareTo(ULONG_LIMIT) < 0;
        return unsigned ? UnsignedLong.valueOf(number) : number.toString();
    }

    private static Object fraction(String text) {
        double number = Double.parseDouble(text);
        boolean exact = !Double.isInfinite(number)
                && new BigDecimal(Double.toString(number)).compareTo(new BigDecimal(text)) == 0;
        return exact ? number : text;
    }

    private static String nested(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }

    private static void require(@Nullable JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("found " + found + " where " + expected + " belongs");
        }
    }
}
