package dev.sluice.ingest.api.access;

import org.jspecify.annotations.Nullable;

/** Decides who may read. Implementations are safe to share between threads. */
@FunctionalInterface
public interface Access {
    /**
     * Decides on a request.
     *
     * @param authorization value of its header {@code Authorization}; {@code null} without one
     */
    Decision decide(@Nullable String authorization);
}
