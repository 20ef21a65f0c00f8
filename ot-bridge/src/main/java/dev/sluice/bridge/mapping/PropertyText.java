package dev.sluice.bridge.mapping;

import java.time.Instant;
import java.util.Date;

/** System properties as the text that they are copied as. Safe to share between threads. */
final class PropertyText {
    private static final int MILLIS = 1000;

    /** Most events were received in the same second as the one before, and to write a time takes long. */
    private static volatile Second last = new Second(0);

    /** A second, and its text without the final Z. */
    private record Second(long epochSecond, String text) {
        Second(long epochSecond) {
            this(epochSecond, withoutZone(Instant.ofEpochSecond(epochSecond).toString()));
        }

        private static String withoutZone(String utc) {
            return utc.substring(0, utc.length() - 1);
        }
    }

    private PropertyText() {}

    /** Times as ISO-8601 UTC, everything else as it prints. */
    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    static String of(Object value) {
        return value instanceof Date date ? time(date.getTime()) : value.toString();
    }

    /** The same as {@link Instant#toString()}. */
    static String time(long epochMillis) {
        long epochSecond = Math.floorDiv(epochMillis, MILLIS);
        int millis = Math.floorMod(epochMillis, MILLIS);
        Second second = last;
        if (second.epochSecond() != epochSecond) {
            second = new Second(epochSecond);
            last = second;
        }
        return millis == 0 ? second.text() + 'Z' : second.text() + digits(millis);
    }

    /** Such as {@code .007Z}. */
    private static String digits(int millis) {
        char[] digits = {'.', digit(millis / 100), digit(millis / 10), digit(millis), 'Z'};
        return new String(digits);
    }

    private static char digit(int number) {
        return (char) ('0' + number % 10);
    }
}
