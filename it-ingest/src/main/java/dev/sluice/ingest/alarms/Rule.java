package dev.sluice.ingest.alarms;

import java.time.Duration;

/** When an alarm begins and when it ends. */
sealed interface Rule {
    /** Names the rule; unique among all files. */
    String id();

    /** How bad it is, in the words of the file. */
    String severity();

    /**
     * A measurement beyond a limit. Numbers are compared as doubles.
     *
     * @param measurement its name
     * @param side on which side of the limit the alarm is
     * @param limit raised by a value beyond it
     * @param clear cleared by a value there or farther from the limit; between both nothing changes
     */
    record Threshold(String id, String severity, String measurement, Side side, double limit, double clear)
            implements Rule {
        boolean raises(double value) {
            return side.distance(value, limit) > 0;
        }

        boolean clears(double value) {
            return side.distance(value, clear) <= 0;
        }
    }

    /**
     * A device that is not heard of while its source partition goes on.
     *
     * @param after how long the partition may be active without it
     */
    record Silence(String id, String severity, Duration after) implements Rule {
        boolean isBroken(Duration since, Duration now) {
            return now.minus(since).compareTo(after) > 0;
        }
    }

    /** A side of a limit. */
    enum Side {
        ABOVE,
        BELOW;

        /** Positive beyond the limit, negative before it. */
        int distance(double value, double limit) {
            int compared = Double.compare(value + 0.0, limit + 0.0);
            return this == ABOVE ? compared : -compared;
        }
    }
}
