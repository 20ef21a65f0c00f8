package dev.sluice.ingest;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm was raised or cleared.
 *
 * @param kind which of both
 * @param device of which device
 * @param rule id of the rule
 * @param start the event that the alarm starts with
 * @param at the time of the event or the watermark that led to it, in the OT hub's time
 * @param severity as the rule says
 * @param measurement name of what was measured; {@code null} for silence
 * @param value what was measured; {@code null} for silence
 */
public record AlarmTransition(
        Kind kind,
        DeviceId device,
        String rule,
        EventIdentity start,
        Instant at,
        String severity,
        @Nullable String measurement,
        @Nullable String value) {
    /** What happened to the alarm. */
    public enum Kind {
        RAISED,
        CLEARED
    }

    /** Id of the alarm: device, rule, incarnation and sequence of its start. */
    public String alarmId() {
        return device.text() + "/" + rule + "/" + start.source().incarnation() + "/" + start.sequence();
    }

    /** Id of this transition, unique and the same however often it is found: the alarm's, of its end marked so. */
    public String id() {
        return kind == Kind.RAISED ? alarmId() : alarmId() + "/cleared";
    }
}
