package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Date;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.jspecify.annotations.Nullable;

/** Values as Newtonsoft.Json writes them; the types of AMQP do not survive it. */
final class NetJson {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .toFormatter();

    private NetJson() {}

    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof Date date) {
            return TextNode.valueOf(unspecified(date.toInstant()) + "Z");
        }
        if (value instanceof byte[] bytes) {
            return BinaryNode.valueOf(bytes);
        }
        if (value instanceof Binary binary) {
            byte[] bytes = new byte[binary.getLength()];
            binary.asByteBuffer().get(bytes);
            return BinaryNode.valueOf(bytes);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        return value instanceof Number number ? number(number) : TextNode.valueOf(value.toString());
    }

    /** A time without its zone, as the extension hands out the enqueued time. */
    static String unspecified(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static JsonNode number(Number number) {
        if (number instanceof Double value) {
            return value.isNaN() || value.isInfinite() ? TextNode.valueOf(value.toString()) : DoubleNode.valueOf(value);
        }
        if (number instanceof Float value) {
            return value.isNaN() || value.isInfinite() ? TextNode.valueOf(value.toString()) : FloatNode.valueOf(value);
        }
        if (number instanceof UnsignedLong value) {
            return BigIntegerNode.valueOf(value.bigIntegerValue());
        }
        if (number instanceof BigInteger value) {
            return BigIntegerNode.valueOf(value);
        }
        return number instanceof BigDecimal value
                ? DecimalNode.valueOf(value)
                : LongNode.valueOf(Long.parseLong(number.toString()));
    }
}
