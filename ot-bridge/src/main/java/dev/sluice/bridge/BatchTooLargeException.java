package dev.sluice.bridge;

/** The target refused a batch for its size although its link had allowed it; nothing of it was stored. */
public final class BatchTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BatchTooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
