package dev.sluice.ingest.tables;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of filters. Keys and columns compared here hold no quotes. */
final class Filters {
    private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Filters() {}

    static String partition(String partition) {
        return "PartitionKey eq '" + partition + "'";
    }

    /** The keys of a partition that begin with a text and the end of a part. */
    static String beginning(String partition, String prefix) {
        return partition(partition) + " and " + beginning(prefix);
    }

    /** The same of a range of partitions, both ends included. */
    static String beginning(String first, String last, String prefix) {
        return "PartitionKey ge '" + first + "' and PartitionKey le '" + last + "' and " + beginning(prefix);
    }

    /** Some keys of a partition, sorted; the range spares the service the rest of the partition. */
    static String keys(String partition, List<String> keys) {
        if (keys.size() == 1) {
            return partition(partition) + " and RowKey eq '" + keys.get(0) + "'";
        }
        return partition(partition)
                + " and RowKey ge '" + keys.get(0) + "' and RowKey le '" + keys.get(keys.size() - 1) + "' and ("
                + keys.stream().map(key -> "RowKey eq '" + key + "'").collect(Collectors.joining(" or ")) + ")";
    }

    /** At least what is before a time: columns are coarser than times, so what comes is to be looked at again. */
    static String before(String column, Instant time) {
        Instant coarse = time.isAfter(LAST) ? LAST : time.isBefore(FIRST) ? FIRST : time;
        return column + " lt datetime'" + coarse.truncatedTo(ChronoUnit.MILLIS).plusMillis(1) + "'";
    }

    static String both(String one, String other) {
        return one + " and " + other;
    }

    private static String beginning(String prefix) {
        return "RowKey ge '" + prefix + KeyText.END + "' and RowKey lt '" + prefix + KeyText.AFTER_END + "'";
    }
}
