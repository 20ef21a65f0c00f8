package dev.sluice.archiver.fold;

/** The hub still has events that it did not deliver. The partition must be read again from the archive's tail. */
public final class ReadAgainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadAgainException(String message) {
        super(message);
    }
}
