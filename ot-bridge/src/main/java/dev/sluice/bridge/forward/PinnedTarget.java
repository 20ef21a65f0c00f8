package dev.sluice.bridge.forward;

import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.TargetHub;
import dev.sluice.bridge.TargetPin;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends source partition <i>i</i> to target partition <i>i</i> modulo the number of partitions that was pinned at the
 * first start. The hub is asked for its number again every few seconds and after every failure, as a client tells
 * nobody that it has connected anew; while it shows another one, no batch is opened. Safe to share between threads.
 */
public final class PinnedTarget implements Target {
    private static final Duration TRUST = Duration.ofSeconds(2);

    private final TargetHub hub;
    private final PinStore pins;
    private final Clock clock;
    private volatile Agreement agreed = Agreement.NONE;
    private @Nullable TargetPin pinned;

    /** What hub and pin agree on, and how long that is taken for granted. */
    private record Agreement(int partitions, Instant until) {
        private static final Agreement NONE = new Agreement(0, Instant.MIN);
    }

    public PinnedTarget(TargetHub hub, PinStore pins, Clock clock) {
        this.hub = hub;
        this.pins = pins;
        this.clock = clock;
    }

    @Override
    public TargetBatch open(String sourcePartition) {
        return hub.open(Integer.parseInt(sourcePartition) % partitions());
    }

    @Override
    public void doubt() {
        agreed = Agreement.NONE;
    }

    /**
     * Asks the hub whether it is the one that was pinned.
     *
     * @throws RuntimeException when it is not, or can't be asked
     */
    public void check() {
        requirePinned(new TargetPin(hub.name(), hub.partitionCount()));
    }

    private int partitions() {
        Agreement known = agreed;
        return holds(known) ? known.partitions() : agree();
    }

    private synchronized int agree() {
        if (!holds(agreed)) {
            TargetPin shown = new TargetPin(hub.name(), hub.partitionCount());
            requirePinned(shown);
            agreed = new Agreement(shown.partitions(), clock.instant().plus(TRUST));
        }
        return agreed.partitions();
    }

    private boolean holds(Agreement agreement) {
        return clock.instant().isBefore(agreement.until());
    }

    /** The pin is read again as long as it does not match: someone may change it on purpose. */
    private synchronized void requirePinned(TargetPin shown) {
        if (!shown.equals(pinned)) {
            pinned = pins.pin(shown);
            requireSame(pinned, shown);
        }
    }

    private static void requireSame(TargetPin pinned, TargetPin shown) {
        if (!pinned.equals(shown)) {
            throw new ServiceException(
                    FailureCode.REPARTITIONED,
                    "target hub '" + shown.hub() + "' has " + shown.partitions() + " partitions, but the bridge is"
                            + " pinned to '" + pinned.hub() + "' with " + pinned.partitions()
                            + ": give it that hub again, or run ./sluice bridge repartition");
        }
    }
}
