package dev.sluice.ingest.apply;

import org.jspecify.annotations.Nullable;

/**
 * Something as a store has it.
 *
 * @param value what; {@code null} when the store has none
 * @param version changes with every write; {@code null} when the store has none
 */
public record Kept<T>(@Nullable T value, @Nullable String version) {
    /** What a store has none of. */
    public static <T> Kept<T> absent() {
        return new Kept<>(null, null);
    }
}
