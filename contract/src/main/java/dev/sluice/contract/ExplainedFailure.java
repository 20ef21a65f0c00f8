package dev.sluice.contract;

import org.jspecify.annotations.Nullable;

/** A failure that a person may be shown: it has a stable code, and a message that holds no secret and no payload. */
public interface ExplainedFailure {
    /** What kind of failure it is; stable. */
    Enum<?> code();

    /** One line: what was attempted, on what, and what to do. */
    @Nullable String getMessage();
}
