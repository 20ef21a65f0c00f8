package dev.sluice.bridge.hold;

import dev.sluice.bridge.BridgeException;

/** The one line that a person gets to see of a failure. */
final class FailureText {
    private FailureText() {}

    /** Ours say what to do; of others, the kind and the first line of the message. */
    static String of(Throwable failure) {
        if (failure instanceof BridgeException ours) {
            return ours.code() + ": " + ours.getMessage();
        }
        String message = String.valueOf(failure.getMessage());
        return failure.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }
}
