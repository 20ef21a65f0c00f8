package dev.sluice.ingest.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the reads of one path. Implementations are safe to share between threads. */
@FunctionalInterface
interface Endpoint {
    /**
     * Answers a read.
     *
     * @throws Problem when it asks for what can't be given
     */
    ApiResponse answer(Read read);

    /**
     * What is asked for.
     *
     * @param id of the device in the path, decoded; empty without one
     * @param query still encoded
     * @param held the versions that the caller has, as {@code If-None-Match} names them
     */
    record Read(String id, @Nullable String query, Optional<String> held) {}
}
