package dev.sluice.bridge.forward;

import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.TargetHub;
import dev.sluice.bridge.TargetPin;

/**
 * Sends source partition <i>i</i> to target partition <i>i</i> modulo the number of partitions that was pinned at the
 * first start, and to nothing else: a hub with another number would reorder events, so no batch is opened until it
 * matches again. Safe to share between threads.
 */
public final class PinnedTarget implements Target {
    private final TargetHub hub;
    private final PinStore pins;
    private volatile int agreed;

    public PinnedTarget(TargetHub hub, PinStore pins) {
        this.hub = hub;
        this.pins = pins;
    }

    @Override
    public TargetBatch open(String sourcePartition) {
        return hub.open(Integer.parseInt(sourcePartition) % agreedPartitions());
    }

    @Override
    public void doubt() {
        agreed = 0;
    }

    /** Reads the hub and the pin ahead of the first event. */
    public int agreedPartitions() {
        int known = agreed;
        return known > 0 ? known : agree();
    }

    private synchronized int agree() {
        if (agreed == 0) {
            TargetPin shown = new TargetPin(hub.name(), hub.partitionCount());
            requireSame(pins.pin(shown), shown);
            agreed = shown.partitions();
        }
        return agreed;
    }

    private static void requireSame(TargetPin pinned, TargetPin shown) {
        if (!pinned.equals(shown)) {
            throw new BridgeException(
                    FailureCode.REPARTITIONED,
                    "target hub '" + shown.hub() + "' has " + shown.partitions() + " partitions, but the bridge is"
                            + " pinned to '" + pinned.hub() + "' with " + pinned.partitions()
                            + ": give it that hub again, or repartition on purpose");
        }
    }
}
