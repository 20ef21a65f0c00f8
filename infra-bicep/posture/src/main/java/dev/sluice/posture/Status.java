package dev.sluice.posture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a claim holds. Unknown is never a pass. */
public enum Status {
    PROVEN,
    UNKNOWN,
    REFUTED;

    /** The worse of both: refuted before unknown before proven. */
    public Status and(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As reports write it: in lower case. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
