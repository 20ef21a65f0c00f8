package dev.sluice.bench.eventhubs;

/** The same of both sides. */
record Both<T>(T ours, T kafka) {}
