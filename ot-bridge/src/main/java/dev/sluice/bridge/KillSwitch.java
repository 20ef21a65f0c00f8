package dev.sluice.bridge;

/** Stops the bridge from outside, whatever it runs in. Safe to share between threads. */
public interface KillSwitch {
    /** Whether it is set, as far as is known: never older than ten seconds while its store answers. */
    boolean isSet();

    /** Where it is, for whoever wants to clear it. */
    String place();
}
