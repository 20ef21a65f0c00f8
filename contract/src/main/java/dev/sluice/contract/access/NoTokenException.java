package dev.sluice.contract.access;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.ExplainedFailure;

/**
 * There is no token. The message says for what, and why. It has no cause: the storage client throws causes on instead of
 * what wraps them.
 */
public final class NoTokenException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Code {
        /** No authority could be asked. */
        UNREACHABLE,
        /** The authority refuses it. */
        UNAUTHORIZED
    }

    private final Code code;

    NoTokenException(Code code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    @Override
    public Code code() {
        return code;
    }
}
