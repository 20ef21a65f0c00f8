package dev.sluice.service;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.contract.access.NoTokenException;

/**
 * Something outside a service does not work. The message is one line: what was attempted, on what, and what to check;
 * it never holds a secret or a part of an event.
 */
public final class ServiceException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    public ServiceException(FailureCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ServiceException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The same failure, of this kind. */
    public static ServiceException of(NoTokenException noToken) {
        FailureCode code = switch (noToken.code()) {
            case UNREACHABLE -> FailureCode.UNREACHABLE;
            case UNAUTHORIZED -> FailureCode.UNAUTHORIZED;
        };
        return new ServiceException(code, String.valueOf(noToken.getMessage()), noToken);
    }

    @Override
    public FailureCode code() {
        return code;
    }
}
