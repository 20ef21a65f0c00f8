package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where the blobs of one partition are.
 *
 * <pre>
 * hub=telemetry/inc=1764000000000/v1/date=2026-11-24/hour=07/p=03/03-00000000000000001234.parquet
 * hub=telemetry/inc=1764000000000/v1/_gaps/p=03/genesis.json
 * </pre>
 *
 * <p>The name of a slot depends on its first event only, so writers that go on from the same tail contend for the same
 * name.
 *
 * @param hub name of the hub
 * @param incarnation when the hub was created, epoch milliseconds
 * @param partition id of the partition
 */
public record SlotPaths(String hub, long incarnation, String partition) {
    private static final DateTimeFormatter FOLDERS = DateTimeFormatter.ofPattern(
                    "'date='yyyy-MM-dd'/hour='HH'/'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public SlotPaths {
        requireNonNull(hub, "hub");
        requireNonNull(partition, "partition");
    }

    /** Folder of the hub's incarnation. */
    public String root() {
        return "hub=" + hub + "/inc=" + incarnation + "/v1/";
    }

    /** The slot of a file that starts with this event. */
    public String data(long first, Instant enqueued) {
        return root() + FOLDERS.format(enqueued) + leaf() + "/"
                + String.format(Locale.ROOT, "%s-%020d.parquet", padded(), first);
    }

    /** The slot of a gap that starts at this sequence number. */
    public String gap(long first) {
        return records() + String.format(Locale.ROOT, "%020d.json", first);
    }

    /** The slot of the record that says where the archive begins. */
    public String genesis() {
        return records() + "genesis.json";
    }

    /** The blob that remembers how far the archive once went. */
    public String highWater() {
        return records() + "high-water.json";
    }

    /** Folder of what is not data. */
    public String records() {
        return root() + "_gaps/" + leaf() + "/";
    }

    /** The partition's own folder in a folder of an hour. */
    public String within(String hourFolder) {
        return hourFolder + leaf() + "/";
    }

    /** Whether a blob is a data file of this partition. */
    public boolean holdsData(String path) {
        return path.endsWith(".parquet") && path.contains("/" + leaf() + "/");
    }

    private String leaf() {
        return "p=" + padded();
    }

    private String padded() {
        return partition.length() == 1 ? "0" + partition : partition;
    }
}
