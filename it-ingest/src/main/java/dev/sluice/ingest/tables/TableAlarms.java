package dev.sluice.ingest.tables;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads alarms from the tables: of a device in the order in which they began, of all bucket by bucket and device by device. */
public final class TableAlarms implements Alarms {
    private final StateTables tables;
    private final Rows rows;

    public TableAlarms(StateTables tables) {
        this.tables = tables;
        this.rows = new Rows(tables.devices(), tables.limit());
    }

    @Override
    public Page<StoredAlarm> list(Query query, @Nullable String continuation, int limit) {
        List<String> filters = beginnings(query.device())
                .map(keys -> filter(keys, query.open()))
                .toList();
        return new Scan<>(
                        rows,
                        Continuation.list("alarms" + query),
                        filters,
                        List.of(),
                        row -> Stream.of(AlarmRows.read(row)))
                .page(continuation, limit);
    }

    private Stream<String> beginnings(@Nullable DeviceId device) {
        return device == null
                ? tables.buckets().all().stream().map(bucket -> Filters.beginning(bucket, RowKeys.ALARM))
                : Stream.of(Filters.beginning(tables.buckets().of(device), RowKeys.alarmsOf(device)));
    }

    private static String filter(String keys, @Nullable Boolean open) {
        return open == null ? keys : Filters.both(keys, AlarmRows.OPEN + " eq " + open);
    }
}
