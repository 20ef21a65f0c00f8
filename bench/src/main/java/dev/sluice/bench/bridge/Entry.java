package dev.sluice.bench.bridge;

import java.util.List;

/**
 * Who takes part.
 *
 * @param name for people; also its consumer group
 * @param side what it is
 * @param options of its JVM
 */
record Entry(String name, Side side, List<String> options) {}
