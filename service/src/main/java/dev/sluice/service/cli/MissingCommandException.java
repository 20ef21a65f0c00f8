package dev.sluice.service.cli;

/** Someone did not say what to do. */
public final class MissingCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What is missing.
     *
     * @param choices the command and what may follow it
     */
    public MissingCommandException(String choices) {
        super("say what to do: " + choices + "; --help shows more");
    }
}
