package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a log is not as it was written. What is told is where, and what can be done. */
final class DamagedLogException extends IOException {
    private static final long serialVersionUID = 1L;

    private DamagedLogException(String message) {
        super(message);
    }

    /** An append in it was changed. */
    static DamagedLogException at(Path file, long position) {
        return new DamagedLogException("the file " + file + " is damaged at byte " + position
                + ": put a copy of it back, or cut it off there to give up what follows");
    }

    /** It does not reach to where the next one begins, or reaches beyond. */
    static DamagedLogException length(Path file, long found, Path next, long expected) {
        return new DamagedLogException("the file " + file + " has " + found + " bytes, but " + next.getFileName()
                + " goes on after " + expected + ": a file is missing, or one was changed; put a copy of it back");
    }
}
