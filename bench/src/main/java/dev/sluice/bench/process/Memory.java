package dev.sluice.bench.process;

/**
 * Memory of a process in bytes.
 *
 * @param resident all that is in memory, files too
 * @param anonymous what of it is not a file's
 * @param peak the most that was ever resident
 */
public record Memory(long resident, long anonymous, long peak) {}
