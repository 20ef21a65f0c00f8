package dev.sluice.contract.settings;

/** A setting is missing, unknown or out of bounds. The message is one line that names it and says what to do. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }
}
