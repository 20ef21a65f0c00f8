package dev.sluice.service.event;

import dev.sluice.contract.quarantine.TypedValue;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AmqpValues} writes, as the values that the SDK encodes to the same AMQP types. */
@SuppressWarnings("JavaUtilDate") // the SDK encodes it to an AMQP timestamp
public final class ParsedValues {
    private static final Map<String, Function<String, Object>> TYPES = Map.ofEntries(
            Map.entry("boolean", Boolean::valueOf),
            Map.entry("byte", Byte::valueOf),
            Map.entry("short", Short::valueOf),
            Map.entry("int", Integer::valueOf),
            Map.entry("long", Long::valueOf),
            Map.entry("ubyte", UnsignedByte::valueOf),
            Map.entry("ushort", UnsignedShort::valueOf),
            Map.entry("uint", UnsignedInteger::valueOf),
            Map.entry("ulong", UnsignedLong::valueOf),
            Map.entry("float", Float::valueOf),
            Map.entry("double", Double::valueOf),
            Map.entry("char", text -> text.charAt(0)),
            Map.entry("uuid", UUID::fromString),
            Map.entry("symbol", Symbol::valueOf),
            Map.entry("timestamp", text -> new Date(Long.parseLong(text))),
            Map.entry("binary", text -> new Binary(Base64.getDecoder().decode(text))));

    private ParsedValues() {}

    /** The same properties, as values. */
    public static Map<String, @Nullable Object> of(Map<String, TypedValue> typed) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        typed.forEach((name, value) -> values.put(name, of(value)));
        return values;
    }

    /** One value; what AMQP has no simple type for becomes its text. */
    static @Nullable Object of(TypedValue typed) {
        String text = typed.text();
        return text == null
                ? null
                : TYPES.getOrDefault(typed.type(), same -> same).apply(text);
    }
}
