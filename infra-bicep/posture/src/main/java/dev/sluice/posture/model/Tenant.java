package dev.sluice.posture.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The two sides. */
public enum Tenant {
    /** Owns the devices; traffic starts here. */
    OT,
    /** Owns the analytics. */
    IT;

    /** The opposite side. */
    public Tenant other() {
        return this == OT ? IT : OT;
    }

    /** As reports write it: in lower case. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
