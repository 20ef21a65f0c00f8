package dev.sluice.ingest;

import static java.util.Objects.requireNonNull;

/**
 * A device of a hub: two hubs may know devices of the same id.
 *
 * @param hub name of the OT hub; holds no {@code ~}
 * @param id the device's id in that hub
 */
public record DeviceId(String hub, String id) {
    private static final char SEPARATOR = '~';

    public DeviceId {
        requireNonNull(hub, "hub");
        requireNonNull(id, "id");
        if (hub.isEmpty() || id.isEmpty() || hub.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("a device is named by a hub without '~' and an id, neither empty");
        }
    }

    /** As callers name it: {@code hub~id}. */
    public String text() {
        return hub + SEPARATOR + id;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is no {@code hub~id}
     */
    public static DeviceId parse(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new IllegalArgumentException("a device is named hub~id");
        }
        return new DeviceId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return text();
    }
}
