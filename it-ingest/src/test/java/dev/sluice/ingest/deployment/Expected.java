package dev.sluice.ingest.deployment;

import dev.sluice.ingestoracle.Database;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.IngestOracle;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the devices' state must be, as the oracle's SQL computes it from rows such as an archive has, each event once,
 * whatever became of it on its way. Nothing of ingest's own code is asked. Safe for use by several threads.
 *
 * @param states what is known of each device, as text
 * @param alarms ids of the transitions
 */
record Expected(SortedMap<String, String> states, Set<String> alarms) {
    /** The rule that {@link #alarms} is about, as a file. */
    static final String RULES = "{\"rules\":[{\"id\":\"hot\",\"measurement\":\"temperature\",\"above\":80,"
            + "\"clearBelow\":30,\"severity\":\"critical\"}]}";

    private static final IngestEvidence NOTHING_STORED =
            new IngestEvidence(List.of(), List.of(), List.of(), SetUp.DEFAULT.withRules(Map.of("default", RULES)));

    /** Tests ask for the same again and again while they wait. */
    private static final Map<Set<Sent>, Expected> KNOWN = new ConcurrentHashMap<>();

    /** What is known of each device, as text: whichever member differs shows. */
    static SortedMap<String, String> states(Collection<Sent> events) {
        return of(events).states();
    }

    /** Ids of the transitions that there must be. */
    static Set<String> alarms(Collection<Sent> events) {
        return of(events).alarms();
    }

    private static Expected of(Collection<Sent> events) {
        return KNOWN.computeIfAbsent(Set.copyOf(events), Expected::compute);
    }

    private static Expected compute(Set<Sent> events) {
        try (Database database = new Database()) {
            archive(database, events);
            IngestOracle.compute(database, NOTHING_STORED);
            return new Expected(states(database), new TreeSet<>(database.texts("SELECT id FROM transition")));
        } catch (SQLException e) {
            throw new IllegalStateException("the expected state could not be computed", e);
        }
    }

    private static SortedMap<String, String> states(Database database) throws SQLException {
        Map<String, SortedMap<String, String>> measurements = new HashMap<>();
        for (List<String> of : database.records("SELECT device, name, text || '@' || sequence FROM measurement")) {
            measurements.computeIfAbsent(of.get(0), device -> new TreeMap<>()).put(of.get(1), of.get(2));
        }
        SortedMap<String, String> states = new TreeMap<>();
        for (List<String> of : database.records(
                "SELECT device, events, bytes, struct_extract(head, 2), last_seen, site FROM device")) {
            states.put(
                    of.get(0),
                    Stored.text(
                            Long.parseLong(of.get(1)),
                            Long.parseLong(of.get(2)),
                            Long.parseLong(of.get(3)),
                            Instant.EPOCH.plus(Long.parseLong(of.get(4)), ChronoUnit.MICROS),
                            of.get(5),
                            measurements.getOrDefault(of.get(0), new TreeMap<>())));
        }
        return states;
    }

    /** Of a device all events come from one partition, in order. */
    private static void archive(Database database, Set<Sent> events) throws SQLException {
        try (ArchiveRows rows = ArchiveRows.of(database)) {
            for (Sent sent : inOrder(events)) {
                rows.add(sent.event());
            }
        }
    }

    private static List<Sent> inOrder(Set<Sent> events) {
        return events.stream()
                .sorted(Comparator.comparing(Sent::partition).thenComparing(Sent::sequence))
                .toList();
    }
}
