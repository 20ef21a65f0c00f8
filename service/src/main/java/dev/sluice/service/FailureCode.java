package dev.sluice.service;

/** Kinds of failures that make a service hold; the names are stable, for alerts. */
public enum FailureCode {
    /** No answer, or no connection. */
    UNREACHABLE,
    /** The credentials are refused. */
    UNAUTHORIZED,
    /** The hub, group or container does not exist. */
    NOT_FOUND,
    /** The hub is disabled. */
    DISABLED,
    /** The service asks to slow down, or a quota is used up. */
    THROTTLED,
    /** The target hub has another number of partitions than the one that was pinned. */
    REPARTITIONED,
    /** The service refuses for another reason. */
    REFUSED,
    /** Checkpoints, ownership or the pinned number of partitions can't be read or written. */
    CHECKPOINT_STORE,
    /** The quarantine can't be written. */
    QUARANTINE_STORE,
    /** The host did not say, or not well, where the events of a batch come from. */
    METADATA,
    /** The attempt before is not over yet. */
    BUSY,
    /** The kill switch is set. */
    STOPPED,
    /** More events than can be right would go into quarantine. */
    TOO_MANY_QUARANTINED,
    /** The source hub is not the one that the checkpoints belong to: it was made again, or failed over. */
    SOURCE_REMADE,
    /** A bridge runs that must be stopped first. */
    RUNNING
}
