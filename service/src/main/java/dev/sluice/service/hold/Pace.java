package dev.sluice.service.hold;

import java.time.Clock;
import java.time.Duration;

/**
 * How often things are done.
 *
 * @param clock tells the time
 * @param checkpointInterval least time between two checkpoints of a partition; a crash repeats what was sent since
 * @param backoff how long to wait before a failed attempt is repeated
 */
public record Pace(Clock clock, Duration checkpointInterval, Backoff backoff) {}
