package dev.sluice.eventhubs.store;

import java.time.Clock;

/**
 * How a log is kept.
 *
 * @param segmentBytes size at which the next append begins a new file
 * @param clock stamps the events
 * @param disk says what becomes of writes
 */
public record LogSetting(int segmentBytes, Clock clock, Disk disk) {}
