package dev.sluice.ingest.event;

/** Codes of the reasons for which an event is refused. Stable: people and queries search for them. */
public final class Refusals {
    /** It does not say where it comes from, or not in a way that can be believed. */
    public static final String MISSING_PROVENANCE = "missing-provenance";

    /** Its body is not a JSON object. */
    public static final String BAD_JSON = "bad-json";

    /** There is no schema of its type. */
    public static final String UNKNOWN_TYPE = "unknown-type";

    /** Its body does not follow the schema of its type. */
    public static final String BAD_SCHEMA = "bad-schema";

    /** Its time can't be read, or is later than it can have been measured. */
    public static final String BAD_CLOCK = "bad-clock";

    /** No device sent it. */
    public static final String NO_DEVICE = "no-device";

    private Refusals() {}
}
