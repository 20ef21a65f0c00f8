package dev.sluice.eventhubs;

import java.util.Set;

/**
 * Sees every event before a hub stores it and may add message annotations, which readers see as system properties.
 *
 * <p>It is called on the thread that appends, for one event of a partition at a time and for several partitions at
 * once: it must be thread-safe, quick and must not block. An exception refuses the whole send.
 */
@FunctionalInterface
public interface AppendHook {
    /** A hook that adds nothing. */
    AppendHook NONE = event -> Annotations.NONE;

    /** The annotations to add; they replace a sender's own of the same names. */
    Annotations annotate(IncomingEvent event);

    /** Beginnings of annotation names that only the hub may set: a sender's own are left out. */
    default Set<String> claimedPrefixes() {
        return Set.of();
    }
}
