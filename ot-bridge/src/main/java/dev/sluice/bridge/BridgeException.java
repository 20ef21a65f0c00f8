package dev.sluice.bridge;

/**
 * Something outside the bridge does not work. The message is one line: what was attempted, on what, and what to check;
 * it never holds a secret or a part of an event.
 */
public final class BridgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    public BridgeException(FailureCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public BridgeException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What kind of failure it is; stable. */
    public FailureCode code() {
        return code;
    }
}
