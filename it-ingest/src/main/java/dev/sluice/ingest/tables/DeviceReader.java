package dev.sluice.ingest.tables;

import static java.util.stream.Collectors.groupingBy;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Kept;
import java.util.ArrayList;
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

    DeviceReader(StateTables tables, DeviceCache cache) {
        this.rows = new Rows(tables.devices(), tables.limit());
        this.buckets = tables.buckets();
        this.cache = cache;
    }

    Map<DeviceId, Kept<DeviceRecord>> read(Set<DeviceId> wanted) {
        Map<DeviceId, Kept<DeviceRecord>> found = new HashMap<>();
        List<DeviceId> missing = new ArrayList<>();
        wanted.forEach(device -> look(device, found, missing));
        missing.stream().collect(groupingBy(buckets::of)).forEach((bucket, devices) -> load(bucket, devices, found));
        return found;
    }

    private void look(DeviceId device, Map<DeviceId, Kept<DeviceRecord>> found, List<DeviceId> missing) {
        Kept<DeviceRecord> kept = cache.find(device);
        if (kept == null) {
            missing.add(device);
        } else {
            found.put(device, kept);
        }
    }

    private void load(String bucket, List<DeviceId> devices, Map<DeviceId, Kept<DeviceRecord>> found) {
        devices.forEach(device -> found.put(device, Kept.absent()));
        if (devices.size() <= FEW || !loadAll(bucket, found)) {
            List<String> keys = devices.stream().map(RowKeys::device).toList();
            rows.find(bucket, keys, List.of()).forEach(row -> take(row, found));
        }
        devices.forEach(device -> cache.put(device, found.getOrDefault(device, Kept.absent())));
    }

    /** Reads a whole partition, unless that is too much; {@code true} when it did. */
    private boolean loadAll(String bucket, Map<DeviceId, Kept<DeviceRecord>> found) {
        @Nullable String token = null;
        do {
            if (!cache.hasRoom()) {
                return false;
            }
            Rows.Page page = rows.page(Filters.beginning(bucket, RowKeys.DEVICE), List.of(), Rows.PAGE, token);
            page.rows().forEach(row -> take(row, found));
            token = page.token();
        } while (token != null);
        cache.complete(bucket);
        return true;
    }

    private void take(TableEntity row, Map<DeviceId, Kept<DeviceRecord>> found) {
        DeviceId device = DeviceRows.device(row);
        Kept<DeviceRecord> kept = DeviceRows.read(row);
        cache.put(device, kept);
        found.replace(device, kept);
    }
}
