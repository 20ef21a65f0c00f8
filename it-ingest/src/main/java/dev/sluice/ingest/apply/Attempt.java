package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One try to apply a batch: reads what is stored, decides, and writes in an order in which a crash at any place leaves
 * what the same batch, given again, turns into the same state. For one thread.
 *
 * <p>Devices are read before the progress that judges their late events. Written are first the events that are set
 * aside, then holes, then devices, and the progress that passes them all last.
 */
final class Attempt {
    private final IntakeParts parts;
    private final ProgressCache progress;
    private final Batch batch;

    Attempt(IntakeParts parts, ProgressCache progress, Batch batch) {
        this.parts = parts;
        this.progress = progress;
        this.batch = batch;
    }

    /** Applies the batch; {@code false} when somebody else wrote first and all is to be decided again. */
    boolean run() {
        Map<DeviceId, Kept<DeviceRecord>> devices = parts.store().devices(batch.devices());
        Set<SourcePartition> sources = batch.sources();
        Map<SourcePartition, Kept<Progress>> known = progress.known(sources);
        boolean doubtful = new Doubts(known, devices).anyOf(batch.deliveries());
        Map<SourcePartition, Kept<Progress>> stored = doubtful ? progress.fresh(sources) : known;
        return run(devices, new Walks(stored, devices));
    }

    private boolean run(Map<DeviceId, Kept<DeviceRecord>> devices, Walks walks) {
        batch.deliveries().forEach(walks::pass);
        walks.refused().forEach(this::keep);
        return saveHoles(walks) && new Rounds(parts, batch, walks, devices).write() && saveProgress(walks);
    }

    private void keep(Delivery delivery) {
        if (delivery.reading() instanceof Reading.Refused refused) {
            batch.keep(delivery, refused.reason(), parts);
        }
    }

    private boolean saveHoles(Walks walks) {
        List<ProgressUpdate> updates = new ArrayList<>();
        walks.all().filter(SourceWalk::hasNewHoles).map(SourceWalk::withHoles).forEach(updates::add);
        Optional<Map<SourcePartition, Kept<Progress>>> stored = progress.write(updates);
        stored.ifPresent(walks::stored);
        return stored.isPresent();
    }

    private boolean saveProgress(Walks walks) {
        List<ProgressUpdate> updates =
                walks.all().filter(SourceWalk::hasMoved).map(SourceWalk::atEnd).toList();
        if (progress.write(updates).isEmpty()) {
            return false;
        }
        walks.all().forEach(walk -> walk.count(parts.meter()));
        return true;
    }
}
