package dev.sluice.ingest.event;

import dev.sluice.contract.quarantine.QuarantineReason;

/** An event can't be applied. Never leaves this package; has no stack, as a flood of bad events must stay cheap. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient QuarantineReason reason;

    RefusedException(String code, String detail) {
        super(detail, null, false, false);
        this.reason = new QuarantineReason(code, detail);
    }

    QuarantineReason reason() {
        return reason;
    }
}
