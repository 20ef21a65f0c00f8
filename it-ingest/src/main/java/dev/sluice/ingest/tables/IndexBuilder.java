package dev.sluice.ingest.tables;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the index of sites anew from the devices' own rows, while devices may go on changing. */
public final class IndexBuilder {
    private static final int AT_A_TIME = 1000;

    /** A row as young may tell of a device that is just being written. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final StateTables tables;
    private final SiteIndex index;
    private final Duration young;

    public IndexBuilder(StateTables tables) {
        this(tables, YOUNG);
    }

    IndexBuilder(StateTables tables, Duration young) {
        this.tables = tables;
        this.index = new SiteIndex(tables);
        this.young = young;
    }

    /**
     * Adds what is missing, then removes what is wrong and not just written.
     *
     * @return how many rows were wrong
     * @throws dev.sluice.ingest.IngestException when storage is away: the index is then partly built, and no worse
     */
    public long rebuild() {
        Instant old = Instant.now().minus(young);
        Map<DeviceId, String> sites = new HashMap<>();
        List<DeviceState> some = new ArrayList<>();
        forEach(state -> {
            sites.put(state.device(), SiteIndex.site(state.site()));
            some.add(state);
            if (some.size() == AT_A_TIME) {
                index.add(some);
                some.clear();
            }
        });
        index.add(some);
        return index.removeUnless(old, (device, site) -> site.equals(sites.getOrDefault(device, site)));
    }

    private void forEach(Consumer<DeviceState> consumer) {
        Rows rows = new Rows(tables.devices(), tables.limit());
        for (String bucket : tables.buckets().all()) {
            rows.forEach(
                    Filters.beginning(bucket, RowKeys.DEVICE),
                    List.of(),
                    row -> consumer.accept(DeviceRows.state(row)));
        }
    }
}
