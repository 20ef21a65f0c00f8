package dev.sluice.ingest.alarms;

import static java.util.Objects.requireNonNull;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.view.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transitions that were recorded with their device's state and wait to be published. Every method throws
 * {@link IngestException} while storage is away. Safe to share between threads and instances.
 */
public interface Outbox {
    /**
     * A page of what waits; what belongs to one device comes in the order in which it was recorded. A page may be empty
     * and not the last. Entries may be removed between two pages.
     *
     * @param continuation where the last page ended; {@code null} for the first
     * @param limit the most entries in the page, 1 to 1,000
     */
    Page<Entry> waiting(@Nullable String continuation, int limit);

    /** Forgets entries that were published; one that is gone already is no error. */
    void remove(List<Entry> published);

    /**
     * A transition that waits.
     *
     * @param transition what is to be published
     * @param row where it waits, as the store names it
     */
    record Entry(AlarmTransition transition, String row) {
        public Entry {
            requireNonNull(transition, "transition");
            requireNonNull(row, "row");
        }
    }
}
