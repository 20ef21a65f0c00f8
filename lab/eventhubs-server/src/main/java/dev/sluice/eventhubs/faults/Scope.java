package dev.sluice.eventhubs.faults;

import org.jspecify.annotations.Nullable;

/**
 * What a fault is limited to; null is no limit. Immutable.
 *
 * @param hub name of a hub, in any case
 * @param partition id of one of its partitions
 * @param connection a connection: the id that the server gave it, or the client's container id
 */
public record Scope(
        @Nullable String hub,
        @Nullable String partition,
        @Nullable String connection) {
    private static final Scope EVERYTHING = new Scope(null, null, null);

    public Scope {
        if (partition != null && hub == null) {
            throw new IllegalArgumentException("A fault of partition " + partition + " needs the name of its hub");
        }
    }

    /** No limit. */
    public static Scope everything() {
        return EVERYTHING;
    }

    /** Only a hub. */
    public static Scope hub(String hub) {
        return new Scope(hub, null, null);
    }

    /** Only a partition. */
    public static Scope partition(String hub, String partition) {
        return new Scope(hub, partition, null);
    }

    /** Only a connection. */
    public static Scope connection(String connection) {
        return new Scope(null, null, connection);
    }

    /** Whether something that happens there is within it. */
    public boolean covers(Place place) {
        return (hub == null || hub.equalsIgnoreCase(place.hub()))
                && (partition == null || partition.equals(place.partition()))
                && (connection == null
                        || connection.equals(place.connection())
                        || connection.equals(place.container()));
    }
}
