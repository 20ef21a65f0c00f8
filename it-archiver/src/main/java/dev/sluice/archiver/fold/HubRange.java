package dev.sluice.archiver.fold;

/**
 * What a partition of the hub holds.
 *
 * @param incarnation when the hub was created, epoch milliseconds
 * @param first sequence number of the oldest event that is retained
 * @param last sequence number of the newest event it ever held
 */
public record HubRange(long incarnation, long first, long last) {}
