package dev.sluice.functionshost.host;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the host writes them: {@code 00:05:00}, {@code 1.00:00:00}. */
final class TimeSpan {
    private static final Pattern TEXT = Pattern.compile("(?:(\\d+)\\.)?(\\d+):(\\d\\d):(\\d\\d)");

    private TimeSpan() {}

    static Duration parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time span: write it like 00:05:00");
        }
        long days = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(parts.group(2)))
                .plusMinutes(Long.parseLong(parts.group(3)))
                .plusSeconds(Long.parseLong(parts.group(4)));
    }
}
