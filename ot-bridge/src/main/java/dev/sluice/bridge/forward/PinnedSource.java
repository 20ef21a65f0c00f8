package dev.sluice.bridge.forward;

import dev.sluice.bridge.IncarnationStore;
import dev.sluice.bridge.Source;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.Instant;

/**
 * The source hub as the bridge met it first. One that was created at another time has begun its sequences anew, and the
 * checkpoints say nothing about it: the bridge holds until someone accepts it. Safe to share between threads.
 */
public final class PinnedSource implements Source {
    private final Source hub;
    private final IncarnationStore store;
    private volatile long pinned = Long.MIN_VALUE;

    public PinnedSource(Source hub, IncarnationStore store) {
        this.hub = hub;
        this.store = store;
    }

    @Override
    public SourcePartition identify(String partition) {
        SourcePartition shown = hub.identify(partition);
        if (shown.incarnation() != pinned) {
            pinned = store.pin(shown.incarnation());
            requirePinned(shown);
        }
        return shown;
    }

    private void requirePinned(SourcePartition shown) {
        if (shown.incarnation() != pinned) {
            throw new ServiceException(
                    FailureCode.SOURCE_REMADE,
                    "source hub '" + shown.hub() + "' was created at " + Instant.ofEpochMilli(shown.incarnation())
                            + ", but the checkpoints belong to the one of " + Instant.ofEpochMilli(pinned)
                            + ": if it was made again or failed over, stop the bridge and run"
                            + " ./sluice bridge accept-incarnation");
        }
    }
}
