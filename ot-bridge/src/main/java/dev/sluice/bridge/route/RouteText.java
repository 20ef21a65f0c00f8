package dev.sluice.bridge.route;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.service.event.AmqpValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of properties as text: IoT Hub writes no other, so a number above 2^53 stays what it is. */
final class RouteText {
    /** Seven digits of a second, as .NET writes them. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RouteText() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** The value of a property; {@code null} stays {@code null}. */
    @SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
    static @Nullable String of(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Date date) {
            return time(date.toInstant());
        }
        if (value instanceof Instant instant) {
            return time(instant);
        }
        String text = AmqpValues.typed(value).text();
        return text != null && name.equals(IotHubProperties.ENQUEUED_TIME) ? inSevenDigits(text) : text;
    }

    private static String inSevenDigits(String time) {
        try {
            return time(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return time;
        }
    }
}
