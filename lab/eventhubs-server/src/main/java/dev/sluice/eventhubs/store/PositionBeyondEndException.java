package dev.sluice.eventhubs.store;

/** A reader asked for a position after the end of the log. */
public final class PositionBeyondEndException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PositionBeyondEndException(String what, long supplied, long last) {
        super("The supplied " + what + " '" + supplied + "' is invalid. The last " + what + " in the system is '" + last
                + "'");
    }
}
