package dev.sluice.bridge.assembly;

import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.eventhubs.EventHubTarget;
import dev.sluice.bridge.forward.PinnedTarget;
import dev.sluice.bridge.route.BlobTarget;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.TargetConfig;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.service.processor.HubAddress;
import java.time.Clock;

/** What lies on the other side of the border. Nothing is connected before it is used. */
public sealed interface TargetSide {
    /** Where events go. */
    Target target();

    /**
     * Looks whether it can take events.
     *
     * @throws dev.sluice.service.ServiceException when it can't
     */
    void check();

    /** Makes its connection. */
    void connect();

    /** Ends its connection. */
    void close();

    /** The side that a configuration names. */
    static TargetSide of(BridgeConfig config, PinStore pins, Clock clock) {
        if (config.target() instanceof TargetConfig.Container container) {
            return new Storage(container.place().account(), new BlobTarget(container.place(), config.tryTimeout()));
        }
        TargetConfig.Hub settings = (TargetConfig.Hub) config.target();
        HubAddress address = new HubAddress(settings.access(), settings.name(), config.tryTimeout());
        EventHubTarget hub = new EventHubTarget(address);
        return new Hub(address, hub, new PinnedTarget(hub, pins, clock));
    }

    /**
     * A hub.
     *
     * @param hub as it is, whatever its partitions
     * @param target with the partitions that it must have
     */
    record Hub(HubAddress address, EventHubTarget hub, PinnedTarget target) implements TargetSide {
        @Override
        public void check() {
            target.check();
        }

        @Override
        public void connect() {
            hub.partitionCount();
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    /**
     * A container of a storage account.
     *
     * @param access how the account is reached
     */
    record Storage(StorageAccess access, BlobTarget target) implements TargetSide {
        @Override
        public void check() {
            target.check();
        }

        @Override
        public void connect() {
            target.check();
        }

        /** Its client holds nothing open. */
        @Override
        public void close() {}
    }
}
