package dev.sluice.lab.source;

/** Takes the readings of a source. Blocks when what is behind it is slow. */
@FunctionalInterface
public interface ReadingSink {
    /** Takes a reading; {@code false} when the source shall end and this reading was not taken. */
    boolean accept(Reading reading) throws InterruptedException;
}
