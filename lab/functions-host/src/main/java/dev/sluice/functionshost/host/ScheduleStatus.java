package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a timer's runs; the real host keeps it in storage, this one in memory.
 *
 * @param last when it ran last; {@code null}: never
 * @param next when it was to run next
 * @param updated when this was written
 */
record ScheduleStatus(@Nullable ZonedDateTime last, ZonedDateTime next, ZonedDateTime updated) {
    private static final String NEVER = "0001-01-01T00:00:00";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    /** The text that a timer function is given. */
    String timerInfo() {
        ObjectNode info = JSON.createObjectNode();
        info.putObject("Schedule").put("AdjustForDST", true);
        info.putObject("ScheduleStatus")
                .put("Last", last == null ? NEVER : TIME.format(last))
                .put("Next", TIME.format(next))
                .put("LastUpdated", TIME.format(updated));
        return info.put("IsPastDue", false).toString();
    }
}
