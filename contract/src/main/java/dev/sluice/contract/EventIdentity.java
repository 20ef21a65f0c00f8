package dev.sluice.contract;

import static java.util.Objects.requireNonNull;

/**
 * What identifies an event everywhere behind the OT hub, however often it is delivered.
 *
 * @param source the partition it comes from
 * @param sequence its sequence number there
 */
public record EventIdentity(SourcePartition source, long sequence) {
    public EventIdentity {
        requireNonNull(source, "source");
    }
}
