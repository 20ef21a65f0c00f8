package dev.sluice.archiver.chain;

/**
 * Storage or the hub gave no answer that says what happened: a time-out, a broken connection, a refusal, an error of the
 * service. A write may have happened, or may still happen.
 */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnansweredException(String message, Throwable cause) {
        super(message, cause);
    }
}
