package dev.sluice.lab.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** The time and the number in a row of a CSV file. */
final class CsvRow {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int LONGEST_NUMBER = 100;
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private CsvRow() {}

    /**
     * Reads a time; one without a zone is UTC.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Instant timestamp(String text) {
        try {
            TemporalAccessor parsed = TIMESTAMP.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + shortened(text) + "' is not a time like 2014-02-14 14:30:00", e);
        }
    }

    /**
     * Reads a number and returns it as JSON writes it, digit for digit where the text is JSON already.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String number(String text) {
        try {
            if (text.length() <= LONGEST_NUMBER && Double.isFinite(Double.parseDouble(text))) {
                // An exponent without bounds is a number to a double, and to no reader of JSON that keeps its digits.
                String plain = new BigDecimal(text).toString();
                return JSON_NUMBER.matcher(text).matches() ? text : plain;
            }
        } catch (NumberFormatException e) {
            // Said below, for all that is no number.
        }
        throw new IllegalArgumentException("'" + shortened(text) + "' is not a number");
    }

    private static String shortened(String text) {
        String printable = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > printable.length() ? printable + "…" : printable;
    }
}
