package dev.sluice.functionshost.collector;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads attributes: texts and whole numbers. */
final class Attributes {
    private Attributes() {}

    static Map<String, Object> of(Stream<WireMessage> pairs) {
        return pairs.collect(Collectors.toMap(pair -> pair.text(1), pair -> value(pair.message(2))));
    }

    private static Object value(WireMessage value) {
        return value.has(1) ? value.text(1) : value.number(3);
    }
}
