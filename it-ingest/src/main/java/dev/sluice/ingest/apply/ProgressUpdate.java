package dev.sluice.ingest.apply;

/**
 * A source partition's next progress.
 *
 * @param before as it was read
 * @param after as it shall be
 */
public record ProgressUpdate(Kept<Progress> before, Progress after) {}
