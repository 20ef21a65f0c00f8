package dev.sluice.ingest.tables;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.IngestException.Code;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls storage and says what went wrong in words of this module. */
final class TableCalls {
    private TableCalls() {}

    /** Makes a call; whatever fails is an {@link IngestException} that names what was attempted. */
    static <T> T attempt(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError e) {
            throw failure(what, e);
        }
    }

    /**
     * What a failed call means. The client's message may hold content, so it is not repeated.
     */
    static IngestException failure(String what, Throwable problem) {
        if (problem instanceof IngestException told) {
            return told;
        }
        Optional<Refusal> refusal = Refusal.of(problem);
        String reason = refusal.map(Refusal::toString).orElseGet(() -> name(problem));
        return refusal.filter(Refusal::isAboutTheCaller).isPresent()
                ? new IngestException(
                        Code.STORAGE_REFUSED,
                        "could not " + what + ": storage refused who asks (" + reason
                                + "); check the key or the role on the account",
                        problem)
                : new IngestException(
                        Code.STORAGE_UNAVAILABLE,
                        "could not " + what + ": storage did not do it (" + reason + "); try again later",
                        problem);
    }

    private static String name(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
