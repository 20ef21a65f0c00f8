package dev.sluice.archiver.identity;

/**
 * An identity got no token. The message is one line that says for what, as whom, and what to check. It has no cause: the
 * storage client throws causes on instead of what wraps them.
 */
public final class NoTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTokenException(String message) {
        super(message);
    }
}
