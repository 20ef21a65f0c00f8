package dev.sluice.archiver.chain;

/** The writer was told to give up while it waited. What it held is still in the hub. */
public final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AbandonedException() {
        super("the partition was given up");
    }
}
