package dev.sluice.lab;

/** The lab cannot do what was asked. The message is one line: what was attempted, on what, and what to do. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
