package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.processor.Group;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Who works on the partitions of a hub, as far as the checkpoint store knows. Safe to share between threads. */
public final class Owners {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CheckpointStore store;
    private final Group group;
    private final Clock clock;

    public Owners(CheckpointStore store, Group group, Clock clock) {
        this.store = store;
        this.group = group;
        this.clock = clock;
    }

    /**
     * Requires that no bridge runs, as a running one overwrites what is changed behind its back.
     *
     * @param expiration after which time without a renewal an owner counts as dead
     * @throws ServiceException when one runs, or the store can't be asked
     */
    public void requireNone(Duration expiration) {
        owned().stream()
                .min(Comparator.comparing(this::age))
                .filter(ownership -> age(ownership).compareTo(expiration) < 0)
                .ifPresent(ownership -> {
                    throw new ServiceException(FailureCode.RUNNING, message(ownership, expiration));
                });
    }

    private String message(PartitionOwnership ownership, Duration expiration) {
        Duration age = age(ownership);
        return "a bridge is running: it renewed its ownership of partition " + ownership.getPartitionId() + " "
                + age.toSeconds() + " s ago: stop it and try again; if it was killed, try again in "
                + (expiration.minus(age).toSeconds() + 1) + " s";
    }

    private Duration age(PartitionOwnership ownership) {
        Long modified = ownership.getLastModifiedTime();
        Duration age = Duration.between(Instant.ofEpochMilli(modified == null ? 0 : modified), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private List<PartitionOwnership> owned() {
        try {
            return store.listOwnership(group.namespace(), group.hub(), group.name())
                    .filter(ownership -> ownership.getOwnerId() != null
                            && !ownership.getOwnerId().isBlank())
                    .collectList()
                    .blockOptional(LIMIT)
                    .orElseThrow();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "reading who owns the partitions of source hub '" + group.hub()
                            + "' failed: check that the checkpoint storage is up and reachable",
                    e);
        }
    }
}
