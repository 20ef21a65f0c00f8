package dev.sluice.bench.ingest;

/** Who applies events in a {@link LoopMain}; all read the same hub with the same loop. */
enum Contest {
    /** Hash maps behind the reader. */
    MAPS,
    /** Ingest, with its state in memory. */
    CORE,
    /** Ingest, with its state in tables. */
    TABLES
}
