package dev.sluice.bridge.mapping;

import java.util.Date;

/** System properties as the text that they are copied as. */
final class PropertyText {
    private PropertyText() {}

    /** Times as ISO-8601 UTC, everything else as it prints. */
    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    static String of(Object value) {
        return value instanceof Date date ? date.toInstant().toString() : value.toString();
    }
}
