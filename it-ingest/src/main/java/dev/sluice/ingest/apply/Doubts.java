package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether progress as it was last known is enough to decide a batch. It is for events that are plainly next and
 * for those that are plainly old: of a sequence that was passed no hole ever opens. It is not for one that may fill a
 * hole or that its device has seen ahead of the progress: a device must be read before the progress that judges it.
 *
 * @param progress as last known
 * @param devices as they were read
 */
record Doubts(Map<SourcePartition, Kept<Progress>> progress, Map<DeviceId, Kept<DeviceRecord>> devices) {
    boolean anyOf(List<Delivery> deliveries) {
        return deliveries.stream().anyMatch(this::isDoubtful);
    }

    private boolean isDoubtful(Delivery delivery) {
        Origin origin = delivery.origin();
        return origin != null && !delivery.isCanary() && isDoubtful(delivery.sender(), origin.identity());
    }

    private boolean isDoubtful(@Nullable DeviceId sender, EventIdentity event) {
        Kept<Progress> kept = progress.get(event.source());
        Progress known = kept == null ? null : kept.value();
        if (known != null && known.holes().contains(event.sequence())) {
            return true;
        }
        return event.sequence() > (known == null ? Progress.NOTHING : known.highest())
                && sender != null
                && Heads.isPassed(devices.get(sender), event);
    }
}
