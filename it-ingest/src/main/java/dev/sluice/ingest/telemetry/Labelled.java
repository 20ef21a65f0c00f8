package dev.sluice.ingest.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * What an ingest tells for each value of something, as OpenTelemetry and Prometheus are told of it.
 *
 * @param part of its name
 * @param unit in UCUM
 * @param description for a person
 * @param pageName its name for Prometheus, without what all begin with and counters end with
 * @param label what there is a value for each of
 */
record Labelled(String part, String unit, String description, String pageName, Label label) {
    static final Labelled QUARANTINED = new Labelled(
            "quarantined",
            "{event}",
            "Events that were set aside.",
            "quarantined",
            new Label("sluice.reason", "reason"));
    static final Labelled OLDEST_AGE = new Labelled(
            "oldest.age",
            "s",
            "How long ago the hub received the first event that waits to be applied.",
            "oldest_age_seconds",
            Label.PARTITION);
    static final Labelled LAG = new Labelled(
            "lag",
            "{event}",
            "Events of a partition of the hub without a checkpoint behind them.",
            "lag_events",
            Label.PARTITION);
    static final List<Labelled> ALL = List.of(QUARANTINED, OLDEST_AGE, LAG);

    /**
     * What there is a value for each of.
     *
     * @param attribute its name for OpenTelemetry
     * @param page its name for Prometheus
     */
    record Label(String attribute, String page) {
        static final Label PARTITION = new Label("messaging.destination.partition.id", "partition");

        AttributeKey<String> key() {
            return AttributeKey.stringKey(attribute);
        }
    }

    /** Its name for OpenTelemetry. */
    String metric() {
        return MetricNames.METRIC + part;
    }
}
