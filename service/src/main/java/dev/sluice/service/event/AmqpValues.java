package dev.sluice.service.event;

import dev.sluice.contract.quarantine.TypedValue;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Decimal128;
import org.apache.qpid.proton.amqp.Decimal32;
import org.apache.qpid.proton.amqp.Decimal64;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.jspecify.annotations.Nullable;

/** Writes the values that the SDK decodes AMQP types to, with the names that AMQP has for their types. */
public final class AmqpValues {
    private static final Map<Class<?>, String> PRINTED = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Byte.class, "byte"),
            Map.entry(Short.class, "short"),
            Map.entry(Integer.class, "int"),
            Map.entry(Long.class, "long"),
            Map.entry(UnsignedByte.class, "ubyte"),
            Map.entry(UnsignedShort.class, "ushort"),
            Map.entry(UnsignedInteger.class, "uint"),
            Map.entry(UnsignedLong.class, "ulong"),
            Map.entry(Float.class, "float"),
            Map.entry(Double.class, "double"),
            Map.entry(Decimal32.class, "decimal32"),
            Map.entry(Decimal64.class, "decimal64"),
            Map.entry(Decimal128.class, "decimal128"),
            Map.entry(Character.class, "char"),
            Map.entry(java.util.UUID.class, "uuid"),
            Map.entry(Symbol.class, "symbol"));

    private AmqpValues() {}

    /** The same properties, typed. */
    public static Map<String, TypedValue> typed(Map<String, @Nullable Object> values) {
        Map<String, TypedValue> typed = new LinkedHashMap<>();
        values.forEach((name, value) -> typed.put(name, typed(value)));
        return typed;
    }

    /** One value, typed; what AMQP has no simple type for keeps the name of its class. */
    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    public static TypedValue typed(@Nullable Object value) {
        if (value == null) {
            return TypedValue.NULL;
        }
        if (value instanceof Date date) {
            return new TypedValue("timestamp", Long.toString(date.getTime()));
        }
        if (value instanceof Instant instant) {
            return new TypedValue("timestamp", Long.toString(instant.toEpochMilli()));
        }
        if (value instanceof Binary binary) {
            return new TypedValue("binary", base64(binary));
        }
        return new TypedValue(
                PRINTED.getOrDefault(value.getClass(), value.getClass().getName()), value.toString());
    }

    private static String base64(Binary binary) {
        byte[] bytes = new byte[binary.getLength()];
        binary.asByteBuffer().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
