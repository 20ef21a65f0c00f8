package dev.sluice.bridge;

/** Follows what a bridge sends. Safe to share between threads. */
public interface Tracing {
    /** Follows nothing: events keep the trace context that they bring, and get none. */
    Tracing OFF = partition -> SendTrace.NONE;

    /** Begins to follow one attempt to send events of a source partition. */
    SendTrace begin(String partition);
}
