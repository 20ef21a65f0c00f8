package dev.sluice.bench.ingest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Progress;
import dev.sluice.ingest.apply.ProgressUpdate;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.Written;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps state in maps: what is left of ingest without storage and its client. For one thread. */
final class MemoryStore implements StateStore {
    private static final String VERSION = "1";

    private final Map<DeviceId, Kept<DeviceRecord>> devices = new HashMap<>();
    private final Map<SourcePartition, Kept<Progress>> progress = new HashMap<>();

    @Override
    public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> wanted) {
        Map<DeviceId, Kept<DeviceRecord>> found = new HashMap<>();
        wanted.forEach(id -> found.put(id, devices.getOrDefault(id, Kept.absent())));
        return found;
    }

    @Override
    public void forget(Set<DeviceId> forgotten) {
        // Nobody else writes: what it has is as it is.
    }

    @Override
    public Written write(List<DeviceUpdate> updates) {
        Map<DeviceId, Kept<DeviceRecord>> written = new HashMap<>();
        for (DeviceUpdate update : updates) {
            written.put(update.device(), new Kept<>(update.after(), VERSION));
        }
        devices.putAll(written);
        return new Written(written, Set.of(), Map.of());
    }

    @Override
    public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
        return sources.stream()
                .collect(toMap(source -> source, source -> progress.getOrDefault(source, Kept.absent())));
    }

    @Override
    public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
        updates.forEach(update -> progress.put(update.after().source(), new Kept<>(update.after(), VERSION)));
        return Optional.of(
                progress(updates.stream().map(update -> update.after().source()).collect(toSet())));
    }
}
