package dev.sluice.archiver.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads points in time as devices write them. */
final class Timestamps {
    private static final int LONGEST = 40;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /** Microseconds since the epoch; {@code null} when the text is no point in time or out of range. */
    static @Nullable Long micros(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant(text.strip().replace(' ', 'T')));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Instant instant(String text) {
        TemporalAccessor parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }
}
