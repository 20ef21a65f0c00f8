package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Reads when a body says that it was measured: ISO-8601 text, in UTC when it names no zone, or a whole number of
 * milliseconds since the epoch. Never compared with now: recorded telemetry is old.
 */
final class MeasuredTime {
    private static final int LONGEST = 40;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private MeasuredTime() {}

    /**
     * The time that a body says.
     *
     * @param value where the body says it
     * @param enqueued when the OT hub received it: also the answer when the body says nothing
     * @param ahead how far a device's clock may be ahead of the hub's
     */
    static Instant of(JsonNode value, Instant enqueued, Duration ahead) throws RefusedException {
        if (value.isMissingNode() || value.isNull()) {
            return enqueued;
        }
        Instant time = read(value);
        if (time.isAfter(enqueued.plus(ahead))) {
            throw refused("is more than " + ahead + " after the OT hub received it");
        }
        return time;
    }

    private static Instant read(JsonNode value) throws RefusedException {
        try {
            Instant time = value.isTextual() ? parse(value.asText()) : millis(value);
            if (!time.isBefore(FIRST)) {
                return time;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // said below
        }
        throw refused("is neither ISO-8601 text nor a whole number of milliseconds since the epoch");
    }

    private static Instant millis(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new DateTimeException("no whole number");
        }
        return Instant.ofEpochMilli(value.asLong());
    }

    private static Instant parse(String text) {
        if (text.length() > LONGEST) {
            throw new DateTimeException("too long");
        }
        TemporalAccessor parsed =
                FORMAT.parseBest(text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    private static RefusedException refused(String what) {
        return new RefusedException(Refusals.BAD_CLOCK, "the time of the body " + what);
    }
}
