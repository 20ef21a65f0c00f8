package dev.sluice.ingest.tables;

import static java.util.stream.Collectors.groupingBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.Context;
import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Page;
import dev.sluice.ingest.view.Versioned;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads devices from the tables. Those of a site are found by the index, in the order of its keys; others by going
 * through all, bucket by bucket.
 */
public final class TableDevices implements Devices {
    /** The most devices of a site in a page: about one query a bucket reads them. */
    private static final int MOST_OF_SITE = 100;

    private static final int VERSION_BYTES = 16;

    private final StateTables tables;
    private final Rows rows;
    private final SiteIndex index;

    public TableDevices(StateTables tables) {
        this.tables = tables;
        this.rows = new Rows(tables.devices(), tables.limit());
        this.index = new SiteIndex(tables);
    }

    @Override
    public Optional<Versioned<DeviceState>> find(DeviceId device) {
        return row(device).map(row -> new Versioned<>(DeviceRows.state(row), version(row.getETag())));
    }

    @Override
    public Page<DeviceSummary> list(Query query, @Nullable String continuation, int limit) {
        return query.site() == null
                ? all(query, continuation, limit)
                : ofSite(query, query.site(), continuation, limit);
    }

    private Page<DeviceSummary> all(Query query, @Nullable String continuation, int limit) {
        List<String> filters = tables.buckets().all().stream()
                .map(bucket -> filter(bucket, query.staleSince()))
                .toList();
        return new Scan<>(rows, list(query), filters, DeviceRows.SUMMARY, row -> listed(row, query))
                .page(continuation, limit);
    }

    private Page<DeviceSummary> ofSite(Query query, String site, @Nullable String continuation, int limit) {
        Continuation at = Continuation.parse(continuation, list(query), 1);
        Rows.Page page = index.page(site, query.staleSince(), Math.min(limit, MOST_OF_SITE), at.token());
        String next = page.token() == null ? null : new Continuation(at.list(), 0, page.token()).text();
        return new Page<>(summaries(page.rows(), query), next);
    }

    private List<DeviceSummary> summaries(List<TableEntity> indexed, Query query) {
        Map<DeviceId, DeviceSummary> found = new LinkedHashMap<>();
        indexed.stream()
                .map(DeviceRows::device)
                .collect(groupingBy(tables.buckets()::of))
                .forEach((bucket, devices) ->
                        rows.find(bucket, devices.stream().map(RowKeys::device).toList(), DeviceRows.SUMMARY).stream()
                                .flatMap(row -> listed(row, query))
                                .forEach(summary -> found.put(summary.device(), summary)));
        return indexed.stream()
                .map(row -> found.get(DeviceRows.device(row)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<TableEntity> row(DeviceId device) {
        return TableCalls.attempt("read device " + device, () -> {
            try {
                return Optional.of(tables.devices()
                        .getEntityWithResponse(
                                tables.buckets().of(device), RowKeys.device(device), null, tables.limit(), Context.NONE)
                        .getValue());
            } catch (HttpResponseException e) {
                if (Refusal.of(e).filter(Refusal::isMissing).isPresent()) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static Stream<DeviceSummary> listed(TableEntity row, Query query) {
        DeviceSummary summary = DeviceRows.summary(row);
        boolean isThere = query.site() == null || query.site().equals(summary.site());
        boolean isStale = query.staleSince() == null || summary.lastSeen().isBefore(query.staleSince());
        return isThere && isStale ? Stream.of(summary) : Stream.empty();
    }

    private static String filter(String bucket, @Nullable Instant staleSince) {
        String devices = Filters.beginning(bucket, RowKeys.DEVICE);
        return staleSince == null ? devices : Filters.both(devices, Filters.before(DeviceRows.LAST_SEEN, staleSince));
    }

    private static String list(Query query) {
        return Continuation.list("devices" + query);
    }

    private static String version(String tag) {
        return HexFormat.of().formatHex(KeyText.sha256(tag), 0, VERSION_BYTES);
    }
}
