package dev.sluice.ingestoracle;

import java.util.List;

/**
 * What the comparison found. All numbers are counts.
 *
 * @param devices devices with a state
 * @param applied events that they say were applied
 * @param quarantined events that ingest set aside
 * @param alarms transitions of alarms, each counted once
 * @param mismatches members of a state, alarms and quarantined events that are not what the archive says
 * @param samples some of the mismatches, each in a line
 */
public record Verdict(
        long devices, long applied, long quarantined, long alarms, long mismatches, List<String> samples) {
    public Verdict {
        samples = List.copyOf(samples);
    }
}
