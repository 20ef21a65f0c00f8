package dev.sluice.ingest.apply;

/** Counts what the intake does. Called from the threads that give it batches. */
public interface IntakeMeter {
    /** Counts nothing. */
    IntakeMeter NONE = new IntakeMeter() {};

    /** Events were applied, each for the first time. */
    default void applied(int events) {}

    /** Events had been applied before. */
    default void stale(int events) {}

    /** An event was set aside for this reason. */
    default void quarantined(String code) {}

    /** Probes of a doctor were skipped. */
    default void canaries(int events) {}

    /** Alarms were raised or cleared. */
    default void transitions(int alarms) {}

    /** Sequences were skipped that may still come. */
    default void gaps(long sequences) {}

    /** Holes had no place: events of them are stale if they ever come. */
    default void forgotten(long sequences) {}

    /** Somebody else wrote first: the batch is decided again. */
    default void conflict() {}
}
