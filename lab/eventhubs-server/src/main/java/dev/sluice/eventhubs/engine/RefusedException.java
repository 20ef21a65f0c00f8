package dev.sluice.eventhubs.engine;

/** What a client asked for is refused; it is told the error. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient WireError error;

    RefusedException(WireError error) {
        // A refusal is an answer, not a fault: no stack trace.
        super(error.condition() + ": " + error.description(), null, false, false);
        this.error = error;
    }

    WireError error() {
        return error;
    }
}
