package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.view.Alarms.StoredAlarm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of alarms, which are kept, and of the outbox, which go when they are published. */
final class AlarmRows {
    static final String OPEN = "Open";

    private static final String RAISED = "Raised";
    private static final String CLEARED = "Cleared";
    private static final String KIND = "Kind";

    private AlarmRows() {}

    /** Adds what happened to an alarm to its row. */
    static void add(TableEntity row, AlarmTransition transition) {
        String prefix = transition.kind() == Kind.RAISED ? RAISED : CLEARED;
        start(row, transition);
        happened(row, prefix, transition);
        row.addProperty(OPEN, transition.kind() == Kind.RAISED);
    }

    static StoredAlarm read(TableEntity row) {
        AlarmTransition raised = read(row, RAISED, Kind.RAISED);
        boolean isCleared = row.getProperty(CLEARED + "At") != null;
        return new StoredAlarm(raised, isCleared ? read(row, CLEARED, Kind.CLEARED) : null);
    }

    static TableEntity waiting(String partition, String key, AlarmTransition transition) {
        TableEntity row = new TableEntity(partition, key);
        start(row, transition);
        happened(row, "", transition);
        return row.addProperty(KIND, transition.kind().name());
    }

    static AlarmTransition readWaiting(TableEntity row) {
        return read(row, "", Kind.valueOf(Row.text(row, KIND)));
    }

    private static void start(TableEntity row, AlarmTransition transition) {
        EventIdentity start = transition.start();
        row.addProperty("Device", transition.device().text())
                .addProperty("Rule", transition.rule())
                .addProperty("Hub", start.source().hub())
                .addProperty("Incarnation", start.source().incarnation())
                .addProperty("Partition", start.source().partition())
                .addProperty("Sequence", start.sequence());
    }

    private static void happened(TableEntity row, String prefix, AlarmTransition transition) {
        row.addProperty(prefix + "At", transition.at().toString());
        row.addProperty(prefix + "Severity", transition.severity());
        Row.put(row, prefix + "Measurement", transition.measurement());
        Row.put(row, prefix + "Value", transition.value());
    }

    private static AlarmTransition read(TableEntity row, String prefix, Kind kind) {
        var source =
                new SourcePartition(Row.text(row, "Hub"), Row.number(row, "Incarnation"), Row.text(row, "Partition"));
        @Nullable String measurement = Row.optionalText(row, prefix + "Measurement");
        return new AlarmTransition(
                kind,
                DeviceId.parse(Row.text(row, "Device")),
                Row.text(row, "Rule"),
                new EventIdentity(source, Row.number(row, "Sequence")),
                Instant.parse(Row.text(row, prefix + "At")),
                Row.text(row, prefix + "Severity"),
                measurement,
                Row.optionalText(row, prefix + "Value"));
    }
}
