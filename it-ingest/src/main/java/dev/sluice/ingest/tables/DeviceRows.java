package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.tables.TrackCodec.Track;
import dev.sluice.ingest.view.DeviceSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device's row: columns for lists and filters, and two binary values for the rest. */
final class DeviceRows {
    static final String DEVICE = "Device";
    static final String LAST_SEEN = "LastSeen";
    static final String LAST_SOURCE = "LastSource";
    static final String LAST_HEARD = "LastHeard";

    /** The columns of a summary. */
    static final List<String> SUMMARY = List.of(DEVICE, "Type", "Site", "Firmware", LAST_SEEN, "Events");

    private static final String TRACK = "Track";
    private static final String MEASUREMENTS = "Measurements";

    private DeviceRows() {}

    static TableEntity write(String partition, @Nullable String version, DeviceRecord record) {
        DeviceState state = record.state();
        TableEntity row = Row.of(partition, RowKeys.device(state.device()), version)
                .addProperty(DEVICE, state.device().text())
                .addProperty("Type", state.type())
                .addProperty("Site", state.site())
                .addProperty(LAST_SEEN, Row.column(state.lastSeen()))
                .addProperty("Events", state.events())
                .addProperty("Bytes", state.bytes())
                .addProperty(TRACK, TrackCodec.write(record))
                .addProperty(MEASUREMENTS, MeasurementsCodec.write(state));
        Row.put(row, "Firmware", state.firmware());
        last(row, record.alarms().last());
        return row;
    }

    static Kept<DeviceRecord> read(TableEntity row) {
        Track track = TrackCodec.read(Row.bytes(row, TRACK));
        DeviceRecord record = new DeviceRecord(
                state(row, track),
                track.firmware(),
                track.heads(),
                track.filled(),
                track.alarms(),
                track.transitions());
        return new Kept<>(record, row.getETag());
    }

    static DeviceState state(TableEntity row) {
        return state(row, TrackCodec.read(Row.bytes(row, TRACK)));
    }

    static DeviceSummary summary(TableEntity row) {
        return new DeviceSummary(
                device(row),
                Row.text(row, "Type"),
                Row.text(row, "Site"),
                Row.optionalText(row, "Firmware"),
                Row.time(row, LAST_SEEN),
                Row.number(row, "Events"));
    }

    static DeviceId device(TableEntity row) {
        return DeviceId.parse(Row.text(row, DEVICE));
    }

    /** A source partition as a column that filters compare. */
    static String source(SourcePartition source) {
        return KeyText.of(source.hub()) + KeyText.END + RowKeys.progress(source);
    }

    /** About how long the row is in a request. */
    static int length(TableEntity row) {
        return 1000 + (Row.bytes(row, TRACK).length + Row.bytes(row, MEASUREMENTS).length) * 4 / 3;
    }

    private static DeviceState state(TableEntity row, Track track) {
        MeasurementsCodec.Content measurements = MeasurementsCodec.read(Row.bytes(row, MEASUREMENTS));
        return new DeviceState(
                device(row),
                Row.text(row, "Type"),
                Row.text(row, "Site"),
                Row.optionalText(row, "Firmware"),
                track.lastSeen(),
                track.lastMeasured(),
                track.head(),
                Row.number(row, "Events"),
                Row.number(row, "Bytes"),
                measurements.values(),
                measurements.overflow());
    }

    private static void last(TableEntity row, DeviceAlarms.@Nullable Stamp last) {
        if (last != null) {
            row.addProperty(LAST_SOURCE, source(last.event().source()));
            row.addProperty(LAST_HEARD, Row.column(last.enqueued()));
        }
    }
}
