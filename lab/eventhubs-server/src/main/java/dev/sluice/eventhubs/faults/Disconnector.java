package dev.sluice.eventhubs.faults;

/** Ends links and connections of clients. */
public interface Disconnector {
    /** Ends the links within a scope with a condition; how many there were. */
    int closeLinks(Scope scope, String condition, String description);

    /** Ends the connections within a scope, whose hub counts by the links on them; how many there were. */
    int closeConnections(Scope scope, String condition, String description);

    /** Ends, soon, the links whose tokens have expired. */
    void checkTokens();
}
