package dev.sluice.service.hold;

import dev.sluice.contract.ExplainedFailure;

/** The one line that a person gets to see of a failure. */
final class FailureText {
    private FailureText() {}

    /** Ours say what to do; of others, the kind and the first line of the message. */
    static String of(Throwable failure) {
        if (failure instanceof ExplainedFailure ours) {
            return ours.code() + ": " + ours.getMessage();
        }
        String message = String.valueOf(failure.getMessage());
        return failure.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }
}
