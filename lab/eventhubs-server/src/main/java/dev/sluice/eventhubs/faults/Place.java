package dev.sluice.eventhubs.faults;

import org.jspecify.annotations.Nullable;

/**
 * Where something happens in the server.
 *
 * @param hub name of the hub, null if it concerns none
 * @param partition id of the partition, null if it concerns none or several
 * @param connection id that the server gave the connection, null if none is involved
 * @param container what the client calls itself on the connection, null if none is involved
 */
public record Place(
        @Nullable String hub,
        @Nullable String partition,
        @Nullable String connection,
        @Nullable String container) {}
