package dev.sluice.bridge.health;

import dev.sluice.bridge.BridgeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers questions about a bridge by asking its surroundings, not its memory: the answer is the same in whichever
 * process it is asked. Safe to share between threads.
 *
 * <p>Before the first checkpoint of a partition, its lag counts from the first event it ever had.
 */
public final class Health {
    private final Supplier<Map<String, Long>> ends;
    private final Supplier<Map<String, Long>> checkpoints;
    private final Runnable target;
    private final Runnable storage;

    /**
     * The health of a bridge; each part throws when it is not well.
     *
     * @param ends last sequence numbers of the source's partitions
     * @param checkpoints sequence numbers of their checkpoints
     * @param target asks the target whether it is the one that was pinned
     * @param storage asks for the storage
     */
    public Health(
            Supplier<Map<String, Long>> ends,
            Supplier<Map<String, Long>> checkpoints,
            Runnable target,
            Runnable storage) {
        this.ends = ends;
        this.checkpoints = checkpoints;
        this.target = target;
        this.storage = storage;
    }

    /**
     * How far the bridge is behind.
     *
     * @throws BridgeException when the source or the checkpoints can't be read
     */
    public Lag lag() {
        return Lag.between(checkpoints.get(), ends.get());
    }

    /** Why the bridge can't forward, or nothing when it can: the first of storage, source and target that is not well. */
    public Optional<String> unready() {
        try {
            storage.run();
            boolean empty = ends.get().isEmpty();
            target.run();
            return empty ? Optional.of("the source shows no partition") : Optional.empty();
        } catch (BridgeException e) {
            return Optional.of(e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }
}
