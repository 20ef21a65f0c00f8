package dev.sluice.posture.policy;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * True, false, or undecided for a reason. Logic over it is Kleene's: false and undecided is false, true or undecided is
 * true.
 */
record Truth(Value value, String reason) {
    enum Value {
        TRUE,
        FALSE,
        UNDECIDED
    }

    static final Truth TRUE = new Truth(Value.TRUE, "");
    static final Truth FALSE = new Truth(Value.FALSE, "");

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Truth undecided(String reason) {
        return new Truth(Value.UNDECIDED, reason);
    }

    /** What the question comes to, undecided where it meets something it can't read. */
    static Truth ask(Supplier<Truth> question) {
        try {
            return question.get();
        } catch (UndecidedException e) {
            return undecided(e.reason());
        }
    }

    boolean isTrue() {
        return value == Value.TRUE;
    }

    boolean isFalse() {
        return value == Value.FALSE;
    }

    boolean isUndecided() {
        return value == Value.UNDECIDED;
    }

    Truth not() {
        return isUndecided() ? this : of(isFalse());
    }

    /** False as soon as one is; true if all are. */
    static Truth all(Stream<Truth> parts) {
        return parts.reduce(TRUE, Truth::and);
    }

    /** True as soon as one is; false if all are false. */
    static Truth any(Stream<Truth> parts) {
        return all(parts.map(Truth::not)).not();
    }

    private Truth and(Truth other) {
        if (isFalse() || other.isFalse()) {
            return FALSE;
        }
        return isUndecided() ? this : other;
    }
}
