package dev.sluice.eventhubs.admin;

/** A call can't be fulfilled; the caller is told the message, which is one line. */
final class CallRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    CallRefusedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** HTTP status. */
    int status() {
        return status;
    }
}
