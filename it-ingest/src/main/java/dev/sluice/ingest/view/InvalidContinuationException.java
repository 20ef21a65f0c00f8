package dev.sluice.ingest.view;

/** A page was asked for that no page of this list named. */
public final class InvalidContinuationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidContinuationException(String message) {
        super(message);
    }
}
