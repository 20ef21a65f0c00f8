package dev.sluice.archiver.chain;

import java.util.Locale;

/** Why a partition is no longer archived. */
public enum StopReason {
    /** The blob that the next slot would follow is gone. */
    TAIL_MISSING,
    /** The archive ends before it once ended. */
    BELOW_HIGH_WATER,
    /** Two neighbours in the chain leave out sequence numbers that no gap record accounts for. */
    HOLE,
    /** Two files of the chain hold the same sequence numbers. */
    OVERLAP,
    /** The hub ends before the archive does. */
    HUB_BEHIND_ARCHIVE,
    /** A blob in a slot was not written by an archiver. */
    FOREIGN_BLOB,
    /** A file could not be made of the events. */
    NOT_ENCODABLE;

    /** Stable code for logs and status. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
