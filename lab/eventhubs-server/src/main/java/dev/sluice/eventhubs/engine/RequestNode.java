package dev.sluice.eventhubs.engine;

/** Answers requests. */
@FunctionalInterface
interface RequestNode {
    /**
     * The answer to a request.
     *
     * @throws RefusedException if the request can't be fulfilled; it is answered with the error
     */
    Reply answer(Request request);
}
