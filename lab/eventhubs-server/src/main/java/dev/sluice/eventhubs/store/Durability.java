package dev.sluice.eventhubs.store;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * When an append counts as stored.
 *
 * @param flusher runs what waits for the disk; null if appends count once the operating system has them
 */
public record Durability(@Nullable Executor flusher) {
    /** Once the operating system has it. */
    public static final Durability PROCESS = new Durability(null);
}
