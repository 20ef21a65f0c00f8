package dev.sluice.bridge.doctor;

import java.util.Locale;

/** What a check comes to. */
public enum Verdict {
    /** It is as it should be. */
    OK,
    /** The bridge works, and will not for long, or not everywhere. */
    WARNING,
    /** This is wrong. */
    FAILED,
    /** There is nothing to check, or something before it is wrong. */
    SKIPPED;

    /** As it is shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
