package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage in memory. For one thread. */
final class MemoryWorld implements World {
    private final Map<DeviceId, Kept<DeviceRecord>> devices = new HashMap<>();
    private final Map<SourcePartition, Kept<Progress>> progress = new HashMap<>();
    private final List<AlarmTransition> transitions = new ArrayList<>();
    private final Set<DeviceId> refused = new HashSet<>();
    private long version;

    @Override
    public StateStore open() {
        return new Store();
    }

    @Override
    public Map<DeviceId, DeviceState> states() {
        return devices.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, device -> device.getValue().value().state()));
    }

    @Override
    public List<AlarmTransition> transitions() {
        return transitions;
    }

    /** Lets it take nothing more of a device. */
    void refuse(DeviceId device) {
        refused.add(device);
    }

    /** Lets it take a device again. */
    void accept(DeviceId device) {
        refused.remove(device);
    }

    Kept<DeviceRecord> device(DeviceId device) {
        return devices.getOrDefault(device, Kept.absent());
    }

    Kept<Progress> progress(SourcePartition source) {
        return progress.getOrDefault(source, Kept.absent());
    }

    private <T> Kept<T> next(T value) {
        return new Kept<>(value, Long.toString(++version));
    }

    /** It never reads twice what it knows, unless it is told to. */
    private final class Store implements StateStore {
        private final Map<DeviceId, Kept<DeviceRecord>> known = new HashMap<>();

        @Override
        public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> wanted) {
            return wanted.stream()
                    .collect(Collectors.toMap(id -> id, id -> known.computeIfAbsent(id, MemoryWorld.this::device)));
        }

        @Override
        public void forget(Set<DeviceId> devices) {
            known.keySet().removeAll(devices);
        }

        @Override
        public Written write(List<DeviceUpdate> updates) {
            Written written = new Written(new HashMap<>(), new HashSet<>(), new HashMap<>());
            updates.forEach(update -> write(update, written));
            return written;
        }

        private void write(DeviceUpdate update, Written written) {
            DeviceId id = update.device();
            if (refused.contains(id)) {
                written.refused().put(id, "status 400");
            } else if (!Objects.equals(device(id).version(), update.before().version())) {
                written.conflicts().add(id);
            } else {
                transitions.addAll(update.transitions());
                devices.put(id, next(update.after()));
                known.put(id, device(id));
                written.written().put(id, device(id));
            }
        }

        @Override
        public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
            return sources.stream().collect(Collectors.toMap(source -> source, MemoryWorld.this::progress));
        }

        @Override
        public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
            for (ProgressUpdate update : updates) {
                SourcePartition source = update.after().source();
                if (!Objects.equals(
                        MemoryWorld.this.progress(source).version(),
                        update.before().version())) {
                    return Optional.empty();
                }
            }
            updates.forEach(update -> progress.put(update.after().source(), next(update.after())));
            return Optional.of(progress(
                    updates.stream().map(update -> update.after().source()).collect(Collectors.toSet())));
        }
    }
}
