package dev.sluice.eventhubs.faults;

/** When the server looks whether a fault is to strike. */
public enum Occasion {
    /** A client's send has arrived whole. */
    SEND,
    /** Events are about to be delivered. */
    READ,
    /** Events are about to be written to disk. */
    APPEND,
    /** A client shows a token. */
    TOKEN
}
