package dev.sluice.service.event;

import static java.util.Objects.requireNonNull;

/**
 * A place in a source partition.
 *
 * @param sequence sequence number; grows by one an event
 * @param offset what the service resumes from; opaque text
 */
public record Position(long sequence, String offset) {
    public Position {
        requireNonNull(offset, "offset");
    }
}
