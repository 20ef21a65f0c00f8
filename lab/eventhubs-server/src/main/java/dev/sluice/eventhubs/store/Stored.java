package dev.sluice.eventhubs.store;

import org.jspecify.annotations.Nullable;

/** Told once what became of an append: on the appending thread, or on the flusher's if it had to wait for the disk. */
@FunctionalInterface
public interface Stored {
    /** Nobody needs to know. */
    Stored IGNORED = failure -> {};

    /** The append is stored, or failed wholly. */
    void done(@Nullable AppendFailedException failure);
}
