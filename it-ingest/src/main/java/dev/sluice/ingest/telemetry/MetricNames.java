package dev.sluice.ingest.telemetry;

/** What the names of all metrics begin with. */
final class MetricNames {
    static final String METRIC = "sluice.ingest.";
    static final String PAGE = "sluice_ingest_";

    private MetricNames() {}
}
