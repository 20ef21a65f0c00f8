package dev.sluice.lab.audit;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Progress;
import dev.sluice.ingest.apply.ProgressUpdate;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ingest's state in memory, for one instance in one thread. */
final class MemoryState implements StateStore {
    private final Map<DeviceId, DeviceRecord> devices = new HashMap<>();
    private final Map<SourcePartition, Progress> progress = new HashMap<>();
    private final List<String> transitions = new ArrayList<>();

    List<DeviceState> devices() {
        return devices.values().stream().map(DeviceRecord::state).toList();
    }

    List<String> transitions() {
        return transitions;
    }

    @Override
    public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> wanted) {
        return wanted.stream().collect(Collectors.toMap(id -> id, id -> kept(devices.get(id))));
    }

    @Override
    public void forget(Set<DeviceId> forgotten) {}

    @Override
    public Written write(List<DeviceUpdate> updates) {
        Map<DeviceId, Kept<DeviceRecord>> written = new HashMap<>();
        for (DeviceUpdate update : updates) {
            devices.put(update.device(), update.after());
            written.put(update.device(), kept(update.after()));
            update.transitions().stream().map(AlarmTransition::id).forEach(transitions::add);
        }
        return new Written(written, Set.of(), Map.of());
    }

    @Override
    public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
        return sources.stream().collect(Collectors.toMap(source -> source, source -> kept(progress.get(source))));
    }

    @Override
    public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
        updates.forEach(update -> progress.put(update.after().source(), update.after()));
        return Optional.of(
                progress(updates.stream().map(update -> update.after().source()).collect(Collectors.toSet())));
    }

    private static <T> Kept<T> kept(T value) {
        return Objects.isNull(value) ? Kept.absent() : new Kept<>(value, "1");
    }
}
