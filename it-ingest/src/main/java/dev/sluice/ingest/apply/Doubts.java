package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import java.util.List;
import java.util.Map;

/**
 * Tells whether progress as it was last known is enough to decide a batch. It is for events that are plainly next and
 * for those that are plainly old: of a sequence that was passed no hole ever opens. It is not for one that may fill a
 * hole or that its device has seen ahead of the progress: a device must be read before the progress that judges it.
 *
 * @param progress as last known
 * @param devices as they were read
 */
record Doubts(Map<SourcePartition, Kept<Progress>> progress, Map<DeviceId, Kept<DeviceRecord>> devices) {
    boolean anyOf(List<Reading> readings) {
        return readings.stream().anyMatch(this::isDoubtful);
    }

    private boolean isDoubtful(Reading reading) {
        return !(reading instanceof Reading.Canary)
                && reading.origin()
                        .map(origin -> isDoubtful(reading, origin.identity()))
                        .orElse(false);
    }

    private boolean isDoubtful(Reading reading, EventIdentity event) {
        Progress known = progress.getOrDefault(event.source(), Kept.absent()).value();
        if (known != null && known.holes().contains(event.sequence())) {
            return true;
        }
        return event.sequence() > (known == null ? Progress.NOTHING : known.highest()) && isSeen(reading, event);
    }

    private boolean isSeen(Reading reading, EventIdentity event) {
        return Senders.of(reading)
                .map(devices::get)
                .map(kept -> Heads.of(kept.value(), event.source()))
                .map(head -> head >= event.sequence())
                .orElse(false);
    }
}
