package dev.sluice.ingest.tables;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.alarms.QuietDevices;
import dev.sluice.ingest.apply.ActiveClock;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Progress;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds silent devices in the tables. To look for those of a source partition takes a request a bucket and page. */
public final class TableQuietDevices implements QuietDevices {
    private static final int MOST_TRIES = 10;

    private final StateTables tables;
    private final StateStore store;
    private final Rows rows;
    private final ProgressTable progress;

    /**
     * Looks for devices in tables.
     *
     * @param store of the same tables; shared with the intake of this process, it spares that a conflict
     */
    public TableQuietDevices(StateTables tables, StateStore store) {
        this.tables = tables;
        this.store = store;
        this.rows = new Rows(tables.devices(), tables.limit());
        this.progress = new ProgressTable(tables);
    }

    @Override
    public List<PartitionClock> clocks() {
        return progress.all().stream().flatMap(TableQuietDevices::clock).toList();
    }

    @Override
    public void forEach(SourcePartition source, Instant before, Consumer<DeviceId> consumer) {
        String quiet = DeviceRows.LAST_SOURCE + " eq '" + DeviceRows.source(source) + "' and "
                + Filters.before(DeviceRows.LAST_HEARD, before);
        for (String bucket : tables.buckets().all()) {
            rows.forEach(
                    Filters.both(Filters.beginning(bucket, RowKeys.DEVICE), quiet),
                    List.of(DeviceRows.DEVICE),
                    row -> consumer.accept(DeviceRows.device(row)));
        }
    }

    @Override
    public List<AlarmTransition> judge(DeviceId device, Function<DeviceAlarms, AlarmRules.Step> rules) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<List<AlarmTransition>> outcome = tryToJudge(device, rules);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IngestException(
                IngestException.Code.CONFLICT,
                "could not record what silence means for device " + device
                        + ": another instance wrote first, time and again; the next check tries again");
    }

    private Optional<List<AlarmTransition>> tryToJudge(DeviceId device, Function<DeviceAlarms, AlarmRules.Step> rules) {
        store.forget(Set.of(device));
        Kept<DeviceRecord> kept = store.devices(Set.of(device)).getOrDefault(device, Kept.absent());
        DeviceRecord record = kept.value();
        if (record == null) {
            return Optional.of(List.of());
        }
        AlarmRules.Step step = rules.apply(record.alarms());
        return step.transitions().isEmpty() && step.after().equals(record.alarms())
                ? Optional.of(List.of())
                : write(kept, record, step);
    }

    private Optional<List<AlarmTransition>> write(Kept<DeviceRecord> kept, DeviceRecord record, AlarmRules.Step step) {
        List<AlarmTransition> transitions = step.transitions();
        DeviceRecord after = record.withAlarms(step.after(), transitions.size());
        Written outcome = store.write(List.of(new DeviceUpdate(kept, after, transitions)));
        if (!outcome.refused().isEmpty()) {
            throw new IngestException(
                    IngestException.Code.STORAGE_REFUSED,
                    "could not record an alarm of device " + after.state().device() + ": storage refused it ("
                            + outcome.refused().values().iterator().next() + ")");
        }
        return outcome.conflicts().isEmpty() ? Optional.of(transitions) : Optional.empty();
    }

    private static Stream<PartitionClock> clock(Progress progress) {
        ActiveClock clock = progress.clock();
        return clock.watermark() == null
                ? Stream.empty()
                : Stream.of(new PartitionClock(progress.source(), clock.active(), clock.watermark()));
    }
}
