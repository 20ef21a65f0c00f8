package dev.sluice.eventhubs.security;

/** A token is not taken; its message is for the client, and says neither token nor key. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retriable;

    private TokenRefusedException(String description, boolean retriable) {
        // A refusal is an answer, not a fault: no stack trace.
        super(description, null, false, false);
        this.retriable = retriable;
    }

    /** The token is wrong, and will be. */
    static TokenRefusedException invalid(String description) {
        return new TokenRefusedException(description, false);
    }

    /** Whether the token is right can't be told now. */
    static TokenRefusedException unavailable(String description) {
        return new TokenRefusedException(description, true);
    }

    /** For the client. */
    public String description() {
        return String.valueOf(getMessage());
    }

    /** Whether the same token may be taken later. */
    public boolean isRetriable() {
        return retriable;
    }
}
