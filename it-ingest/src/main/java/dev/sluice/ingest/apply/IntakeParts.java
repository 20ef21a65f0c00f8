package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Quarantine;

/**
 * What the intake is made of.
 *
 * @param reader reads events
 * @param quarantine keeps those that can't be applied
 * @param store keeps devices and progress
 * @param rules of the alarms; an event makes no more than 39 transitions
 * @param meter counts what is done
 */
public record IntakeParts(
        EventReader reader, Quarantine quarantine, StateStore store, AlarmRules rules, IntakeMeter meter) {
    public IntakeParts {
        requireNonNull(reader, "reader");
        requireNonNull(quarantine, "quarantine");
        requireNonNull(store, "store");
        requireNonNull(rules, "rules");
        requireNonNull(meter, "meter");
    }
}
