package dev.sluice.archiver.chain;

/** The container holds an archive of another layout. */
public final class LayoutMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LayoutMismatchException(String message) {
        super(message);
    }
}
