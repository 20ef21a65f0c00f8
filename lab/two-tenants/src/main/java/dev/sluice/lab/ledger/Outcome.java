package dev.sluice.lab.ledger;

/** What a sender knows of an attempt to send. */
public enum Outcome {
    /** The hub said that it has the events. */
    ACCEPTED,
    /** No answer, or not a good one: the hub may have them or not. */
    UNKNOWN
}
