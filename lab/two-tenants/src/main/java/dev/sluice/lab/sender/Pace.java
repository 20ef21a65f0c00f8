package dev.sluice.lab.sender;

/** How fast a source may hand on its readings. Called from one thread. */
@FunctionalInterface
public interface Pace {
    /** As fast as what is behind takes them. */
    Pace UNLIMITED = () -> {};

    /** Waits until the next reading is due. */
    void await() throws InterruptedException;
}
