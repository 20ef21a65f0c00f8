package dev.sluice.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.ExplainedFailure;
import org.jspecify.annotations.Nullable;

/** Something failed that a caller plans for. The message says what was attempted, on what, and what to do. */
public final class IngestException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    /** What failed. Stable. */
    public enum Code {
        /** Storage did not answer, or answered that it can't now: trying again later may help. */
        STORAGE_UNAVAILABLE,
        /** Storage refused who asks. */
        STORAGE_REFUSED,
        /** Another instance wrote first, time and again. */
        CONFLICT,
        /** What the Functions host says about a batch can't be read. */
        METADATA,
        /** The alarms hub did not take an alarm. */
        ALARMS_UNAVAILABLE
    }

    private final Code code;

    public IngestException(Code code, String message) {
        this(code, message, null);
    }

    public IngestException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    @Override
    public Code code() {
        return code;
    }
}
