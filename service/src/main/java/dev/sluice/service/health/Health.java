package dev.sluice.service.health;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.service.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers questions about a service by asking its surroundings, not its memory: the answer is the same in whichever
 * process it is asked, but for what {@link #and} adds. Safe to share between threads.
 *
 * <p>Before the first checkpoint of a partition, its lag counts from the first event it ever had.
 */
public final class Health {
    private final Supplier<Map<String, Long>> ends;
    private final Supplier<Map<String, Long>> checkpoints;
    private final Runnable target;
    private final Runnable storage;

    /**
     * The health of a service; each part throws when it is not well.
     *
     * @param ends last sequence numbers of the source's partitions
     * @param checkpoints sequence numbers of their checkpoints
     * @param target asks whatever it writes to, besides the storage
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
     * The same, which is also not well while something else is not.
     *
     * @param part throws when it is not well; perhaps by what only this process knows
     */
    public Health and(Runnable part) {
        return new Health(
                ends,
                checkpoints,
                () -> {
                    target.run();
                    part.run();
                },
                storage);
    }

    /**
     * How far the service is behind.
     *
     * @throws ServiceException when the source or the checkpoints can't be read
     */
    public Lag lag() {
        return Lag.between(checkpoints.get(), ends.get());
    }

    /** Why the service can't work, or nothing when it can: the first of storage, source and target that is not well. */
    public Optional<String> unready() {
        try {
            storage.run();
            boolean empty = ends.get().isEmpty();
            target.run();
            return empty ? Optional.of("the source shows no partition") : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(reason(e));
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof ExplainedFailure ours
                ? ours.code() + ": " + ours.getMessage()
                : failure.getClass().getSimpleName();
    }
}
