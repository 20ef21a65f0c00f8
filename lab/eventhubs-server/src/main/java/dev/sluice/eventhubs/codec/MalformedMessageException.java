package dev.sluice.eventhubs.codec;

/** A message that is no AMQP 1.0 message; it can't be stored. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }
}
