package dev.sluice.ingest.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items what it holds; may be empty though more follows
 * @param continuation where the next one begins; {@code null} at the end
 */
public record Page<T>(List<T> items, @Nullable String continuation) {
    public Page {
        items = List.copyOf(items);
    }
}
