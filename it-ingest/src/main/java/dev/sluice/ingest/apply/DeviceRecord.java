package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceState;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of a device, written at once or not at all.
 *
 * @param state what is known of it
 * @param firmware rank of the event that named its firmware; {@code null} when none did
 * @param heads the highest sequence applied in order, by source partition
 * @param filled sequences applied late whose holes may not be closed yet
 * @param alarms what rules need to know
 * @param transitions how many transitions its alarms have made
 */
public record DeviceRecord(
        DeviceState state,
        @Nullable Rank firmware,
        Map<SourcePartition, Long> heads,
        Set<EventIdentity> filled,
        DeviceAlarms alarms,
        long transitions) {
    public DeviceRecord {
        requireNonNull(state, "state");
        requireNonNull(alarms, "alarms");
        heads = Map.copyOf(heads);
        filled = Set.copyOf(filled);
    }

    /** The same after its rules were asked. */
    public DeviceRecord withAlarms(DeviceAlarms after, int more) {
        return new DeviceRecord(state, firmware, heads, filled, after, transitions + more);
    }
}
