package dev.sluice.ingest.tables;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Kept;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Devices as they were last read or written here, up to a number of bytes; those used longest ago go first. Of a
 * partition of the table that was read as a whole it also knows which devices are not there. What it says may be old: a
 * write on that ground fails, and the device is to be forgotten. Safe to share between threads.
 */
final class DeviceCache {
    private static final int OVERHEAD = 1000;
    private static final int MEASUREMENT = 150;

    private final Map<DeviceId, Kept<DeviceRecord>> devices = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> complete = new HashSet<>();
    private final Set<DeviceId> doubtful = new HashSet<>();
    private final Buckets buckets;
    private final long mostBytes;
    private long bytes;
    private long evictions;

    DeviceCache(Buckets buckets, long mostBytes) {
        this.buckets = buckets;
        this.mostBytes = mostBytes;
    }

    /** A device, or that there is none; {@code null} when it is to be read. */
    synchronized @Nullable Kept<DeviceRecord> find(DeviceId device) {
        Kept<DeviceRecord> kept = devices.get(device);
        if (kept != null) {
            return kept;
        }
        return complete.contains(buckets.of(device)) && !doubtful.contains(device) ? Kept.absent() : null;
    }

    synchronized void put(DeviceId device, Kept<DeviceRecord> kept) {
        doubtful.remove(device);
        bytes -= length(devices.remove(device));
        if (kept.value() != null) {
            devices.put(device, kept);
            bytes += length(kept);
            evict();
        }
    }

    /** Grows with every device that had to go. */
    synchronized long evictions() {
        return evictions;
    }

    /** Notes that all devices of a partition were put, unless one had to go since. */
    synchronized void complete(String partition, long evictionsBefore) {
        if (evictions == evictionsBefore) {
            complete.add(partition);
        }
    }

    /** Whether an eighth of the room is left: then a whole partition may be read. */
    synchronized boolean hasRoom() {
        return bytes < mostBytes / 8 * 7;
    }

    synchronized void forget(Collection<DeviceId> forgotten) {
        for (DeviceId device : forgotten) {
            bytes -= length(devices.remove(device));
            doubtful.add(device);
        }
    }

    private void evict() {
        Iterator<Map.Entry<DeviceId, Kept<DeviceRecord>>> oldest =
                devices.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<DeviceId, Kept<DeviceRecord>> device = oldest.next();
            bytes -= length(device.getValue());
            complete.remove(buckets.of(device.getKey()));
            oldest.remove();
            evictions++;
        }
    }

    /** About how much memory a device takes. */
    private static long length(@Nullable Kept<DeviceRecord> kept) {
        return kept == null || kept.value() == null
                ? 0
                : OVERHEAD
                        + (long) MEASUREMENT
                                * kept.value().state().measurements().size();
    }
}
