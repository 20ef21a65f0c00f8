package dev.sluice.ingestoracle;

import dev.sluice.contract.EventIdentity;
import java.sql.SQLException;
import java.time.Instant;

/** Puts what ingest has stored into the database's tables. Not safe for use by several threads. */
final class EvidenceTables {
    private static final String IDENTITY = "hub VARCHAR, incarnation BIGINT, partition VARCHAR, sequence BIGINT";
    private static final String[] TABLES = {
        "message_type (type VARCHAR, time_path VARCHAR, site_path VARCHAR, firmware_path VARCHAR)",
        "mapped_site (device VARCHAR, site VARCHAR)",
        "clock_ahead (ahead BIGINT)",
        "rule_file (type VARCHAR, content VARCHAR)",
        "quarantined (" + IDENTITY + ", reason VARCHAR)",
        "replayed (" + IDENTITY + ")",
        "stored_device (device VARCHAR, type VARCHAR, site VARCHAR, firmware VARCHAR, last_seen BIGINT,"
                + " last_measured BIGINT, head_incarnation BIGINT, head_partition VARCHAR, head_sequence BIGINT,"
                + " events BIGINT, bytes BIGINT)",
        "stored_measurement (device VARCHAR, name VARCHAR, kind VARCHAR, text VARCHAR, measured BIGINT,"
                + " incarnation BIGINT, sequence BIGINT)",
        "stored_overflow (device VARCHAR, number BIGINT, name VARCHAR)",
        "stored_alarm (id VARCHAR)"
    };

    private final Database database;

    EvidenceTables(Database database) {
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
                types.add(type.name(), type.time(), type.site(), type.firmware());
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
        try (Rows quarantined = database.rows("quarantined");
                Rows replayed = database.rows("replayed")) {
            for (IngestEvidence.SetAside event : evidence.setAside()) {
                EventIdentity identity = event.identity();
                var source = identity.source();
                quarantined.add(
                        source.hub(), source.incarnation(), source.partition(), identity.sequence(), event.reason());
            }
            for (EventIdentity identity : evidence.replayed()) {
                var source = identity.source();
                replayed.add(source.hub(), source.incarnation(), source.partition(), identity.sequence());
            }
        }
    }

    private void loadDevices(IngestEvidence evidence) throws SQLException {
        try (Rows devices = database.rows("stored_device")) {
            for (StoredDevice state : evidence.devices()) {
                devices.add(
                        state.device(),
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
            for (StoredDevice state : evidence.devices()) {
                for (var entry : state.measurements().entrySet()) {
                    var last = entry.getValue();
                    measurements.add(
                            state.device(),
                            entry.getKey(),
                            last.kind().name(),
                            last.text(),
                            micros(last.time()),
                            last.incarnation(),
                            last.sequence());
                }
                for (int number = 0; number < state.overflow().size(); number++) {
                    overflow.add(state.device(), (long) number, state.overflow().get(number));
                }
            }
        }
    }

    /** Also of times so old that nanoseconds since the epoch have no place in a long. */
    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }
}
