package dev.sluice.ingest.tables;

import dev.sluice.ingest.DeviceId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads devices over partitions of the table: few, so that a batch's devices share transactions; several, so that no
 * single partition takes all the load. The bucket is a part of every key: its number is pinned when the tables are made.
 *
 * @param count how many there are
 */
record Buckets(int count) {
    /** As many as new tables get. */
    static final Buckets NEW = new Buckets(16);

    Buckets {
        if (count < 1 || count > 256) {
            throw new IllegalArgumentException("a number of buckets is 1 to 256, not " + count);
        }
    }

    /** The partition key of a device. */
    String of(DeviceId device) {
        byte[] hash = KeyText.sha256(device.text());
        return name((((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF)) % count);
    }

    /** All partition keys. */
    List<String> all() {
        return IntStream.range(0, count).mapToObj(Buckets::name).toList();
    }

    private static String name(int bucket) {
        return "b" + HexFormat.of().toHexDigits((byte) bucket);
    }
}
