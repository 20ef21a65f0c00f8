package dev.sluice.eventhubs.engine;

import java.util.concurrent.CompletionStage;

/** Answers requests. */
@FunctionalInterface
interface RequestNode {
    /**
     * The answer to a request, now or later on the connection's thread.
     *
     * <p>If the request can't be fulfilled, a {@link RefusedException} is thrown or the stage fails with it; the request
     * is answered with the error.
     */
    CompletionStage<Reply> answer(Request request);
}
