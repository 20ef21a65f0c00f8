package dev.sluice.lab.audit;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.DeviceState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts what ingest has stored into the database's tables. Not safe for use by several threads. */
final class IngestTables {
    private static final String[] TABLES = {
        "message_type (type VARCHAR, has_schema BOOLEAN, time_path VARCHAR, site_path VARCHAR, firmware_path VARCHAR)",
        "mapped_site (device VARCHAR, site VARCHAR)",
        "clock_ahead (ahead BIGINT)",
        "rule_file (type VARCHAR, content VARCHAR)",
        "quarantined (hub VARCHAR, incarnation BIGINT, partition VARCHAR, sequence BIGINT, reason VARCHAR)",
        "stored_device (device VARCHAR, type VARCHAR, site VARCHAR, firmware VARCHAR, last_seen BIGINT,"
                + " last_measured BIGINT, head_incarnation BIGINT, head_partition VARCHAR, head_sequence BIGINT,"
                + " events BIGINT, bytes BIGINT)",
        "stored_measurement (device VARCHAR, name VARCHAR, kind VARCHAR, text VARCHAR, measured BIGINT,"
                + " incarnation BIGINT, sequence BIGINT)",
        "stored_overflow (device VARCHAR, number BIGINT, name VARCHAR)",
        "stored_alarm (id VARCHAR)"
    };

    private final Database database;

    IngestTables(Database database) {
        this.database = database;
    }

    void load(IngestEvidence evidence) throws SQLException {
        for (String table : TABLES) {
            database.execute("CREATE TABLE " + table);
        }
        loadSetUp(evidence.setUp());
        loadQuarantine(evidence);
        loadDevices(evidence);
        loadMeasurements(evidence);
        try (Rows alarms = database.rows("stored_alarm")) {
            for (String id : evidence.alarms()) {
                alarms.add(id);
            }
        }
    }

    private void loadSetUp(IngestEvidence.SetUp setUp) throws SQLException {
        try (Rows types = database.rows("message_type");
                Rows sites = database.rows("mapped_site");
                Rows ahead = database.rows("clock_ahead");
                Rows rules = database.rows("rule_file")) {
            for (IngestEvidence.MessageType type : setUp.types()) {
                types.add(type.name(), type.hasSchema(), type.time(), type.site(), type.firmware());
            }
            for (var site : setUp.sites().entrySet()) {
                sites.add(site.getKey(), site.getValue());
            }
            ahead.add(setUp.clockAhead().toNanos() / 1000);
            for (var rule : setUp.rules().entrySet()) {
                rules.add(rule.getKey(), rule.getValue());
            }
        }
    }

    private void loadQuarantine(IngestEvidence evidence) throws SQLException {
        try (Rows quarantined = database.rows("quarantined")) {
            for (IngestEvidence.SetAside event : evidence.setAside()) {
                EventIdentity identity = event.identity();
                var source = identity.source();
                quarantined.add(
                        source.hub(), source.incarnation(), source.partition(), identity.sequence(), event.reason());
            }
        }
    }

    private void loadDevices(IngestEvidence evidence) throws SQLException {
        try (Rows devices = database.rows("stored_device")) {
            for (DeviceState state : evidence.devices()) {
                devices.add(
                        state.device().text(),
                        state.type(),
                        state.site(),
                        state.firmware(),
                        micros(state.lastSeen()),
                        micros(state.lastMeasured()),
                        state.head().source().incarnation(),
                        state.head().source().partition(),
                        state.head().sequence(),
                        state.events(),
                        state.bytes());
            }
        }
    }

    private void loadMeasurements(IngestEvidence evidence) throws SQLException {
        try (Rows measurements = database.rows("stored_measurement");
                Rows overflow = database.rows("stored_overflow")) {
            for (DeviceState state : evidence.devices()) {
                String device = state.device().text();
                for (var entry : state.measurements().entrySet()) {
                    var last = entry.getValue();
                    measurements.add(
                            device,
                            entry.getKey(),
                            last.value().kind().name(),
                            last.value().text(),
                            micros(last.time()),
                            last.incarnation(),
                            last.sequence());
                }
                for (String name : state.overflow()) {
                    overflow.add(device, (long) state.overflow().indexOf(name), name);
                }
            }
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
