package dev.sluice.posture;

/** Input that can't be judged. The message says what was read, what is wrong with it and what to do, in one line. */
public final class PostureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PostureException(String message) {
        super(message);
    }

    public PostureException(String message, Throwable cause) {
        super(message, cause);
    }
}
