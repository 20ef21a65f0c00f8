package dev.sluice.lab.audit;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.DeviceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ingest has stored, and what it was told to do.
 *
 * @param devices the state of each device
 * @param alarms ids of all transitions of alarms
 * @param setAside what is in its quarantine
 * @param setUp how it was set up
 */
public record IngestEvidence(List<DeviceState> devices, List<String> alarms, List<SetAside> setAside, SetUp setUp) {
    public IngestEvidence {
        devices = List.copyOf(devices);
        alarms = List.copyOf(alarms);
        setAside = List.copyOf(setAside);
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
    }

    /**
     * A message type, and where its bodies keep what ingest looks for: names with dots between those of nested members.
     *
     * @param hasSchema whether there are bodies that it does not take
     * @param time where the time of measurement is; {@code null} when it is the OT hub's time
     * @param site where the site is, if anywhere
     * @param firmware where the firmware is, if anywhere
     */
    public record MessageType(
            String name,
            boolean hasSchema,
            @Nullable String time,
            @Nullable String site,
            @Nullable String firmware) {
        /** The type of messages that name none: any object. */
        public static final MessageType DEFAULT = new MessageType("default", false, null, null, "firmware");
    }
}
