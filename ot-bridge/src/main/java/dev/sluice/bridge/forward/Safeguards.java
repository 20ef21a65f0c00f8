package dev.sluice.bridge.forward;

import dev.sluice.bridge.Gaps;
import dev.sluice.bridge.KillSwitch;
import java.time.Duration;
import java.util.Set;

/**
 * What stops a bridge, and what lets events pass by.
 *
 * @param gaps where ranges are recorded that the source no longer had
 * @param killSwitch stops it from outside
 * @param deniedDevices devices whose events are counted and not forwarded
 * @param sourceRetention how long the source keeps an event
 * @param quarantineLimit stops it when more goes into quarantine than can be right
 */
public record Safeguards(
        Gaps gaps,
        KillSwitch killSwitch,
        Set<String> deniedDevices,
        Duration sourceRetention,
        QuarantineLimit quarantineLimit) {
    public Safeguards {
        deniedDevices = Set.copyOf(deniedDevices);
    }
}
