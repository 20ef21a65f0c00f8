package dev.sluice.bridge.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Where a rewind goes: the first event that is forwarded again. */
public sealed interface RewindPoint {
    /** In each partition the first event that the source received at a time or later. */
    record Time(Instant time) implements RewindPoint {}

    /** In each partition the event of a sequence number. */
    record Sequence(long sequence) implements RewindPoint {}

    /**
     * Reads a point: digits are a sequence number, anything else is a time with its zone.
     *
     * @throws IllegalArgumentException when the text is neither; the message shows the accepted forms
     */
    static RewindPoint parse(String text) {
        try {
            return text.matches("\\d+")
                    ? new Sequence(Long.parseLong(text))
                    : new Time(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a time like 2026-11-24T08:30:00Z nor a sequence number", e);
        }
    }
}
