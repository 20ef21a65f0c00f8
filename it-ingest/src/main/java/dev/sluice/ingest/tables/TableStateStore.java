package dev.sluice.ingest.tables;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The state in Azure Tables, with a cache of devices in front: those that it knows it does not read. A batch's
 * transactions run beside each other, a few at a time; while all threads are busy the caller's own does the work.
 */
public final class TableStateStore implements StateStore {
    private static final int PARALLEL = 8;
    private static final int WAITING = 256;

    private final Executor executor = executor();
    private final StateTables tables;
    private final DeviceCache cache;
    private final DeviceReader reader;
    private final ProgressTable progress;
    private final SiteIndex index;

    /**
     * A store on tables.
     *
     * @param cacheBytes about how much memory the devices that it remembers may take
     */
    public TableStateStore(StateTables tables, long cacheBytes) {
        this.tables = tables;
        this.cache = new DeviceCache(tables.buckets(), cacheBytes);
        this.reader = new DeviceReader(tables, cache);
        this.progress = new ProgressTable(tables);
        this.index = new SiteIndex(tables);
    }

    @Override
    public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> devices) {
        return reader.read(devices);
    }

    @Override
    public void forget(Set<DeviceId> devices) {
        cache.forget(devices);
    }

    @Override
    public Written write(List<DeviceUpdate> updates) {
        index.announce(updates);
        DeviceTransactions transactions = new DeviceTransactions(tables, executor);
        Written outcome = transactions.outcome();
        try {
            transactions.write(updates, device -> cache.forget(Set.of(device)));
        } finally {
            outcome.written().forEach(cache::put);
        }
        cache.forget(outcome.conflicts());
        index.leave(updates.stream()
                .filter(update -> outcome.written().containsKey(update.device()))
                .toList());
        return outcome;
    }

    @Override
    public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
        return progress.read(sources);
    }

    @Override
    public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
        return progress.write(updates);
    }

    private static Executor executor() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                PARALLEL,
                PARALLEL,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                TableStateStore::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "state-tables");
        thread.setDaemon(true);
        return thread;
    }
}
