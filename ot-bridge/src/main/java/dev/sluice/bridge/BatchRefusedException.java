package dev.sluice.bridge;

import dev.sluice.contract.quarantine.QuarantineReason;

/** The target refused a batch for what it holds, and will always do so; nothing of it was stored. */
public final class BatchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QuarantineReason reason;

    /**
     * A refusal.
     *
     * @param reason why, as it is written into the quarantine when the batch holds one event
     */
    public BatchRefusedException(QuarantineReason reason, Throwable cause) {
        super(reason.detail(), cause);
        this.reason = reason;
    }

    public QuarantineReason reason() {
        return reason;
    }
}
