package dev.sluice.ingest.assembly;

import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.alarms.Outbox;
import dev.sluice.ingest.alarms.QuietDevices;
import dev.sluice.ingest.api.PageKey;
import dev.sluice.ingest.settings.ApiConfig;
import dev.sluice.ingest.tables.PageKeyRow;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableAlarms;
import dev.sluice.ingest.tables.TableDevices;
import dev.sluice.ingest.tables.TableOutbox;
import dev.sluice.ingest.tables.TableQuietDevices;
import dev.sluice.ingest.tables.TableStateStore;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Devices;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored state, opened by whoever needs it first: while the storage is away, each attempt fails and the next one
 * opens it anew. Safe to share between threads.
 */
final class StateSide {
    /** One so many of the heap is for the cache. */
    private static final int CACHE_PART = 4;

    private final StorageAccess access;
    private @Nullable Opened opened;

    StateSide(StorageAccess access) {
        this.access = access;
        Accounts.tables(access); // refuses a connection string that is none
    }

    /** What there is once the tables are open. */
    record Opened(
            StateTables tables,
            TableStateStore store,
            Devices devices,
            Alarms alarms,
            Outbox outbox,
            QuietDevices quietDevices,
            PageKeyRow pageKey) {}

    /**
     * Opens it, unless it is open.
     *
     * @throws dev.sluice.ingest.IngestException when storage is away or refuses who asks
     */
    synchronized Opened open() {
        Opened known = opened;
        if (known == null) {
            known = open(StateTables.open(Accounts.tables(access)));
            opened = known;
        }
        return known;
    }

    private static Opened open(StateTables tables) {
        TableStateStore store = new TableStateStore(tables, Runtime.getRuntime().maxMemory() / CACHE_PART);
        return new Opened(
                tables,
                store,
                new TableDevices(tables),
                new TableAlarms(tables),
                new TableOutbox(tables),
                new TableQuietDevices(tables, store),
                new PageKeyRow(tables));
    }

    /** Asks whether it is there: a source that there never is. */
    void check() {
        open().store().progress(Set.of(new SourcePartition("-", 0, "-")));
    }

    /** The devices, read once they are asked for. */
    Devices devices() {
        return new LateDevices(() -> open().devices());
    }

    /** The alarms, read once they are asked for. */
    Alarms alarms() {
        return new LateAlarms(() -> open().alarms());
    }

    /** The key of page tokens: that of the settings, or the one kept beside the state. */
    PageKey pageKey(ApiConfig config) {
        return config.pageKey()
                .map(StateSide::parsed)
                .orElseGet(() -> PageKey.kept(() -> open().pageKey().secret()));
    }

    private static PageKey parsed(String base64) {
        try {
            return PageKey.parse(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("SLUICE_API_PAGE_KEY: " + e.getMessage());
        }
    }
}
