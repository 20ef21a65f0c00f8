package dev.sluice.ingestoracle;

import dev.sluice.contract.EventIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ingest has stored, and what it was told to do.
 *
 * @param devices the state of each device
 * @param alarms ids of all transitions of alarms
 * @param setAside what is in its quarantine
 * @param replayed what was in its quarantine and was taken in again: rules judge no such event
 * @param setUp how it is set up
 */
public record IngestEvidence(
        List<StoredDevice> devices,
        List<String> alarms,
        List<SetAside> setAside,
        Set<EventIdentity> replayed,
        SetUp setUp) {
    public IngestEvidence {
        devices = List.copyOf(devices);
        alarms = List.copyOf(alarms);
        setAside = List.copyOf(setAside);
        replayed = Set.copyOf(replayed);
    }

    /** With nothing taken in again. */
    public IngestEvidence(List<StoredDevice> devices, List<String> alarms, List<SetAside> setAside, SetUp setUp) {
        this(devices, alarms, setAside, Set.of(), setUp);
    }

    /**
     * An event in quarantine.
     *
     * @param identity its place in the OT hub, or in the IT hub when it names none
     * @param reason the code of the reason
     */
    public record SetAside(EventIdentity identity, String reason) {}

    /**
     * How ingest was set up.
     *
     * @param types the message types that it knows
     * @param rules the file of alarm rules of each message type that has one, as text
     * @param sites the site of each device that is mapped to one
     * @param clockAhead how far a time of measurement may lie ahead
     */
    public record SetUp(
            List<MessageType> types, Map<String, String> rules, Map<String, String> sites, Duration clockAhead) {
        /** As it is when nothing is said: the type {@code default} alone, no rules, an hour ahead. */
        public static final SetUp DEFAULT =
                new SetUp(List.of(MessageType.DEFAULT), Map.of(), Map.of(), Duration.ofHours(1));

        public SetUp {
            types = List.copyOf(types);
            rules = Map.copyOf(rules);
            sites = Map.copyOf(sites);
        }

        /** The same with these rules. */
        public SetUp withRules(Map<String, String> others) {
            return new SetUp(types, others, sites, clockAhead);
        }

        /** The same with these message types. */
        public SetUp withTypes(List<MessageType> others) {
            return new SetUp(others, rules, sites, clockAhead);
        }
    }

    /**
     * A message type, and where its bodies keep what ingest looks for: names with dots between those of nested members.
     *
     * @param schema the JSON Schema that its bodies follow, as text; {@code null} when any object will do
     * @param time where the time of measurement is; {@code null} when it is the OT hub's time
     * @param site where the site is, if anywhere
     * @param firmware where the firmware is
     */
    public record MessageType(
            String name,
            @Nullable String schema,
            @Nullable String time,
            @Nullable String site,
            String firmware) {
        /** The type of messages that name none: any object. */
        public static final MessageType DEFAULT = new MessageType("default", null, null, null, "firmware");
    }
}
