package dev.sluice.bridge.assembly;

import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.eventhubs.EventHubTarget;
import dev.sluice.bridge.eventhubs.HubAddress;
import dev.sluice.bridge.forward.PinnedTarget;
import dev.sluice.bridge.route.BlobTarget;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.TargetConfig;
import java.time.Clock;

/**
 * What lies on the other side of the border.
 *
 * @param target where events go
 * @param check fails when it can't take any
 * @param connect makes its connection
 * @param close ends it
 */
record TargetSide(Target target, Runnable check, Runnable connect, Runnable close) {
    static TargetSide of(BridgeConfig config, PinStore pins, Clock clock) {
        if (config.target() instanceof TargetConfig.Container container) {
            BlobTarget blobs = new BlobTarget(container.place(), config.tryTimeout());
            return new TargetSide(blobs, blobs::check, blobs::check, () -> {});
        }
        TargetConfig.Hub settings = (TargetConfig.Hub) config.target();
        EventHubTarget hub =
                new EventHubTarget(new HubAddress(settings.access(), settings.name(), config.tryTimeout()));
        PinnedTarget pinned = new PinnedTarget(hub, pins, clock);
        return new TargetSide(pinned, pinned::check, hub::partitionCount, hub::close);
    }
}
