package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

/** A partition must not be archived further until somebody has looked. The message says what to do. */
public final class PartitionStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StopReason reason;

    public PartitionStoppedException(StopReason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    public StopReason reason() {
        return reason;
    }
}
