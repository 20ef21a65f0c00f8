package dev.sluice.ingest.telemetry;

import dev.sluice.service.health.Health;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Clock;

/** Shows what an ingest counts and how far it is behind, each time that it is collected. */
final class IngestMeters {
    private final Meter meter;

    IngestMeters(Meter meter) {
        this.meter = meter;
    }

    void observe(IngestCounters counters, Clock clock) {
        for (Count count : Count.ALL) {
            meter.counterBuilder(count.metric())
                    .setUnit(count.unit())
                    .setDescription(count.description())
                    .buildWithCallback(value -> value.record(count.value().applyAsLong(counters.counts())));
        }
        meter.counterBuilder(Labelled.QUARANTINED.metric())
                .setUnit(Labelled.QUARANTINED.unit())
                .setDescription(Labelled.QUARANTINED.description())
                .buildWithCallback(value -> quarantined(counters, value));
        meter.gaugeBuilder(Labelled.OLDEST_AGE.metric())
                .setUnit(Labelled.OLDEST_AGE.unit())
                .setDescription(Labelled.OLDEST_AGE.description())
                .buildWithCallback(value -> ages(counters, clock, value));
    }

    void observe(Health health) {
        meter.gaugeBuilder(Labelled.LAG.metric())
                .ofLongs()
                .setUnit(Labelled.LAG.unit())
                .setDescription(Labelled.LAG.description())
                .buildWithCallback(value -> lag(health, value));
    }

    private static void quarantined(IngestCounters counters, ObservableLongMeasurement value) {
        counters.counts()
                .quarantined()
                .forEach((reason, events) -> value.record(events, of(Labelled.QUARANTINED, reason)));
    }

    private static void ages(IngestCounters counters, Clock clock, ObservableDoubleMeasurement value) {
        counters.ages(clock.instant())
                .forEach((partition, seconds) -> value.record(seconds, of(Labelled.OLDEST_AGE, partition)));
    }

    /** While it can't be asked for there is none; the ingest itself says that it holds. */
    private static void lag(Health health, ObservableLongMeasurement value) {
        try {
            health.lag().partitions().forEach((partition, events) -> value.record(events, of(Labelled.LAG, partition)));
        } catch (RuntimeException e) {
            return;
        }
    }

    private static Attributes of(Labelled metric, String value) {
        return Attributes.of(metric.label().key(), value);
    }
}
