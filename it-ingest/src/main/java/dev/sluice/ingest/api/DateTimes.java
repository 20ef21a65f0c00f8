package dev.sluice.ingest.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date-time of RFC 3339: of any offset up to 23:59, and with leap seconds, which the JDK's parser refuses. */
final class DateTimes {
    private static final Pattern DATE_TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):([0-9]{2})(?:(\\.[0-9]{1,9})[0-9]*)?"
                    + "(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");
    private static final String LEAP = "60";

    private DateTimes() {}

    /**
     * Reads a date-time; of a second's fraction nine digits count.
     *
     * @throws DateTimeException when it is none
     */
    static Instant parse(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("no date-time of RFC 3339");
        }
        boolean leap = parts.group(3).equals(LEAP);
        String fraction = parts.group(4) == null ? "" : parts.group(4);
        String local = parts.group(1) + "T" + parts.group(2) + ":" + (leap ? "59" : parts.group(3)) + fraction;
        return LocalDateTime.parse(local)
                .toInstant(ZoneOffset.UTC)
                .minusSeconds(offset(parts))
                .plusSeconds(leap ? 1 : 0);
    }

    private static long offset(Matcher parts) {
        if (parts.group(5) == null) {
            return 0;
        }
        long minutes = Integer.parseInt(parts.group(6)) * 60L + Integer.parseInt(parts.group(7));
        return (parts.group(5).equals("-") ? -minutes : minutes) * 60;
    }
}
