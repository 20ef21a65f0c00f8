package dev.sluice.bridge.forward;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Quarantine;
import dev.sluice.bridge.Source;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.Tracing;
import dev.sluice.service.Checkpoints;
import dev.sluice.service.hold.Pace;

/**
 * What all partitions of one bridge share.
 *
 * @param source where events come from
 * @param target where they go
 * @param quarantine where those are kept that can't go
 * @param checkpoints where progress is kept
 * @param counters what is counted
 * @param pace how often things are done
 * @param safeguards what stops it, or lets events pass by
 * @param tracing follows what is sent
 */
public record Bridge(
        Source source,
        Target target,
        Quarantine quarantine,
        Checkpoints checkpoints,
        Counters counters,
        Pace pace,
        Safeguards safeguards,
        Tracing tracing) {}
