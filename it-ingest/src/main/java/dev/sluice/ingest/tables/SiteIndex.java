package dev.sluice.ingest.tables;

import static java.util.stream.Collectors.groupingBy;

import com.azure.core.util.Context;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.apply.DeviceUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of each site, with the hour in which they were last seen. It is a hint: whoever reads it looks at the
 * devices themselves. A device is written here before its own row says so, hence it is never missing; what it left stays
 * behind if a crash comes in between, until the index is built anew. Safe to share between threads.
 */
final class SiteIndex {
    static final String HOUR = "Hour";

    private static final int MOST_OPERATIONS = 100;

    private final StateTables tables;
    private final Rows rows;

    SiteIndex(StateTables tables) {
        this.tables = tables;
        this.rows = new Rows(tables.sites(), tables.limit());
    }

    /** Writes what updates will say, where that is new: another site or another hour. */
    void announce(List<DeviceUpdate> updates) {
        List<TableEntity> news = new ArrayList<>();
        for (DeviceUpdate update : updates) {
            DeviceState after = update.after().state();
            DeviceState before = before(update);
            if (before == null
                    || !before.site().equals(after.site())
                    || !hour(before).equals(hour(after))) {
                news.add(row(after));
            }
        }
        write(TableTransactionActionType.UPSERT_REPLACE, news);
    }

    /** Removes devices from the sites that they have left. */
    void leave(List<DeviceUpdate> updates) {
        for (DeviceUpdate update : updates) {
            DeviceState before = before(update);
            if (before != null && !before.site().equals(update.after().state().site())) {
                remove(site(before.site()), RowKeys.device(before.device()));
            }
        }
    }

    /** A page of a site's devices, those seen in an hour after that of the given time left out. */
    Rows.Page page(String site, @Nullable Instant before, int most, @Nullable String token) {
        String filter = Filters.partition(site(site));
        if (before != null) {
            filter = Filters.both(filter, Filters.before(HOUR, before));
        }
        return rows.page(filter, List.of(DeviceRows.DEVICE), most, token);
    }

    /** Adds devices as they are. */
    void add(List<DeviceState> states) {
        write(
                TableTransactionActionType.UPSERT_REPLACE,
                states.stream().map(SiteIndex::row).toList());
    }

    /** Removes the rows, written before a time, that say of a device what is not so. */
    long removeUnless(Instant old, Entry entry) {
        List<TableEntity> wrong = new ArrayList<>();
        rows.forEach("PartitionKey ge ''", List.of(), row -> {
            if (row.getTimestamp().toInstant().isBefore(old)
                    && !entry.isRight(DeviceRows.device(row), row.getPartitionKey())) {
                wrong.add(row);
            }
        });
        wrong.forEach(row -> remove(row.getPartitionKey(), row.getRowKey()));
        return wrong.size();
    }

    /** The partition of a site. */
    static String site(String site) {
        return "s" + KeyText.END + KeyText.of(site);
    }

    /** Whether a device is at a site. */
    @FunctionalInterface
    interface Entry {
        boolean isRight(DeviceId device, String sitePartition);
    }

    private void write(TableTransactionActionType type, List<TableEntity> entities) {
        entities.stream()
                .collect(groupingBy(TableEntity::getPartitionKey))
                .values()
                .forEach(ofSite -> {
                    for (int from = 0; from < ofSite.size(); from += MOST_OPERATIONS) {
                        List<TableTransactionAction> actions =
                                ofSite.subList(from, Math.min(ofSite.size(), from + MOST_OPERATIONS)).stream()
                                        .map(row -> new TableTransactionAction(type, row))
                                        .toList();
                        TableCalls.attempt(
                                "write the index of sites",
                                () -> tables.sites()
                                        .submitTransactionWithResponse(actions, tables.limit(), Context.NONE));
                    }
                });
    }

    private void remove(String partition, String key) {
        TableEntity row = new TableEntity(partition, key);
        TableCalls.attempt(
                "write the index of sites",
                () -> tables.sites().deleteEntityWithResponse(row, false, tables.limit(), Context.NONE));
    }

    private static @Nullable DeviceState before(DeviceUpdate update) {
        var record = update.before().value();
        return record == null ? null : record.state();
    }

    private static TableEntity row(DeviceState state) {
        return new TableEntity(site(state.site()), RowKeys.device(state.device()))
                .addProperty(DeviceRows.DEVICE, state.device().text())
                .addProperty(HOUR, Row.column(hour(state)));
    }

    private static Instant hour(DeviceState state) {
        return state.lastSeen().truncatedTo(ChronoUnit.HOURS);
    }
}
