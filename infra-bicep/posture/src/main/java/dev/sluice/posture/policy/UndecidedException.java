package dev.sluice.posture.policy;

/** A value that a plan doesn't tell, or that this evaluator doesn't know how to read; the message says which. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UndecidedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
