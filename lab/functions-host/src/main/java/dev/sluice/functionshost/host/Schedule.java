package dev.sluice.functionshost.host;

import java.time.ZonedDateTime;

/** When a timer runs. */
interface Schedule {
    /** The first time after another one. */
    ZonedDateTime after(ZonedDateTime time);

    /**
     * Reads a schedule: six fields of NCRONTAB, or a time span.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Schedule parse(String text) {
        if (text.trim().contains(" ")) {
            return Ncrontab.parse(text.trim());
        }
        var span = TimeSpan.parse(text.trim());
        return time -> time.plus(span);
    }
}
