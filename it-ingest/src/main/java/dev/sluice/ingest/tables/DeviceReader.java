package dev.sluice.ingest.tables;

import static java.util.stream.Collectors.groupingBy;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads devices through a cache. Safe to share between threads. */
final class DeviceReader {
    /** More missing devices of a partition than one query names make it cheaper to read the partition once. */
    private static final int FEW = 12;

    private final Rows rows;
    private final Buckets buckets;
    private final DeviceCache cache;
    private volatile boolean hasLooked;

    DeviceReader(StateTables tables, DeviceCache cache) {
        this.rows = new Rows(tables.devices(), tables.limit());
        this.buckets = tables.buckets();
        this.cache = cache;
    }

    Map<DeviceId, Kept<DeviceRecord>> read(Set<DeviceId> wanted) {
        Map<DeviceId, Kept<DeviceRecord>> found = new HashMap<>();
        List<DeviceId> missing = look(wanted, found);
        if (missing.size() > 1 && !hasLooked) {
            missing = loadShortTable(missing, found);
            hasLooked = true;
        }
        missing.stream().collect(groupingBy(buckets::of)).forEach((bucket, devices) -> load(bucket, devices, found));
        return found;
    }

    /** Takes what the cache knows; tells what it does not. */
    private List<DeviceId> look(Collection<DeviceId> wanted, Map<DeviceId, Kept<DeviceRecord>> found) {
        List<DeviceId> missing = new ArrayList<>();
        for (DeviceId device : wanted) {
            Kept<DeviceRecord> kept = cache.find(device);
            if (kept == null) {
                missing.add(device);
            } else {
                found.put(device, kept);
            }
        }
        return missing;
    }

    /** One request over all partitions: of a table that fits a page nothing else is to be read. Tells what still is. */
    private List<DeviceId> loadShortTable(List<DeviceId> missing, Map<DeviceId, Kept<DeviceRecord>> found) {
        List<String> all = buckets.all();
        long evictions = cache.evictions();
        missing.forEach(device -> found.put(device, Kept.absent()));
        String filter = Filters.beginning(all.get(0), all.get(all.size() - 1), RowKeys.DEVICE);
        Rows.Page page = rows.page(filter, List.of(), Rows.PAGE, null);
        page.rows().forEach(row -> take(row, found));
        if (page.token() != null) {
            return missing.stream().filter(device -> isAbsent(device, found)).toList();
        }
        all.forEach(bucket -> cache.complete(bucket, evictions));
        settle(missing, found);
        return List.of();
    }

    private void load(String bucket, List<DeviceId> devices, Map<DeviceId, Kept<DeviceRecord>> found) {
        devices.forEach(device -> found.put(device, Kept.absent()));
        if (devices.size() <= FEW || !loadAll(bucket, found)) {
            List<String> keys = devices.stream().map(RowKeys::device).toList();
            rows.find(bucket, keys, List.of()).forEach(row -> take(row, found));
        }
        settle(devices, found);
    }

    /** Reads a whole partition, unless that is too much; {@code true} when it did. */
    private boolean loadAll(String bucket, Map<DeviceId, Kept<DeviceRecord>> found) {
        long evictions = cache.evictions();
        @Nullable String token = null;
        do {
            if (!cache.hasRoom()) {
                return false;
            }
            Rows.Page page = rows.page(Filters.beginning(bucket, RowKeys.DEVICE), List.of(), Rows.PAGE, token);
            page.rows().forEach(row -> take(row, found));
            token = page.token();
        } while (token != null);
        cache.complete(bucket, evictions);
        return true;
    }

    /** Lets the cache know what was read, also that there is none. */
    private void settle(List<DeviceId> devices, Map<DeviceId, Kept<DeviceRecord>> found) {
        devices.forEach(device -> cache.put(device, found.getOrDefault(device, Kept.absent())));
    }

    private static boolean isAbsent(DeviceId device, Map<DeviceId, Kept<DeviceRecord>> found) {
        return found.getOrDefault(device, Kept.absent()).value() == null;
    }

    private void take(TableEntity row, Map<DeviceId, Kept<DeviceRecord>> found) {
        DeviceId device = DeviceRows.device(row);
        Kept<DeviceRecord> kept = DeviceRows.read(row);
        cache.put(device, kept);
        found.replace(device, kept);
    }
}
