package dev.sluice.eventhubs;

/**
 * The server can't be started or its data can't be used.
 *
 * <p>The message is one line for the person who started it: what was attempted, on what, what to do.
 */
public final class EventHubsServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventHubsServerException(String message) {
        super(message);
    }

    public EventHubsServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
