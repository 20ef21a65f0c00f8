package dev.sluice.lab.source;

import java.util.OptionalLong;

/** Produces readings, for each device in order. */
public interface Source {
    /** How many readings there will be, where that is known before. */
    default OptionalLong total() {
        return OptionalLong.empty();
    }

    /**
     * Hands every reading to the sink until there is none left or the sink wants no more.
     *
     * @param rejected is told of what is no reading
     */
    void run(ReadingSink sink, RejectedRows rejected) throws InterruptedException;
}
