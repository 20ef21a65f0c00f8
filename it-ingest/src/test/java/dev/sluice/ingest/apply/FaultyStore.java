package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A store that fails before or after it does what it is asked for, writes only some of many devices, and lets somebody
 * else in between.
 */
final class FaultyStore implements StateStore {
    private final StateStore store;
    private final Random random;
    private final int oneIn;
    private final Runnable between;

    FaultyStore(StateStore store, Random random, int oneIn, Runnable between) {
        this.store = store;
        this.random = random;
        this.oneIn = oneIn;
        this.between = between;
    }

    @Override
    public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> devices) {
        return disturb(() -> store.devices(devices));
    }

    @Override
    public void forget(Set<DeviceId> devices) {
        store.forget(devices);
    }

    @Override
    public Written write(List<DeviceUpdate> updates) {
        if (fails()) {
            List<DeviceUpdate> some = new ArrayList<>(updates);
            some.removeIf(update -> random.nextBoolean());
            store.write(some);
            throw away();
        }
        return disturb(() -> store.write(updates));
    }

    @Override
    public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
        return disturb(() -> store.progress(sources));
    }

    @Override
    public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
        return disturb(() -> store.writeProgress(updates));
    }

    private <T> T disturb(Supplier<T> call) {
        if (fails()) {
            throw away();
        }
        between.run();
        T result = call.get();
        if (fails()) {
            throw away();
        }
        return result;
    }

    private boolean fails() {
        return oneIn > 0 && random.nextInt(oneIn) == 0;
    }

    private static IngestException away() {
        return new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "injected");
    }
}
