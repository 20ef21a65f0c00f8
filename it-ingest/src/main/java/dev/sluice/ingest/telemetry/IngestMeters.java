package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.telemetry.IngestCounters.Counts;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.ToLongFunction;

/** Shows what an ingest counts, each time that it is collected. */
final class IngestMeters {
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("sluice.reason");

    private final Meter meter;
    private final IngestCounters counters;

    IngestMeters(Meter meter, IngestCounters counters) {
        this.meter = meter;
        this.counters = counters;
    }

    void observe() {
        count("applied", "{event}", "Events that were applied, each for the first time.", Counts::applied);
        count("stale", "{event}", "Events that had been applied before.", Counts::stale);
        count("canaries", "{event}", "Probes of a doctor.", Counts::canaries);
        count("alarm.transitions", "{alarm}", "Alarms that events raised or cleared.", Counts::transitions);
        count("published", "{alarm}", "Alarms that the alarms hub accepted, repeats included.", Counts::published);
        count("gap.events", "{event}", "Events that were skipped and may still come.", Counts::gaps);
        count("forgotten.events", "{event}", "Skipped events that are stale if they ever come.", Counts::forgotten);
        count("conflicts", "{batch}", "Batches decided again, as another instance wrote first.", Counts::conflicts);
        meter.counterBuilder("sluice.ingest.quarantined")
                .setUnit("{event}")
                .setDescription("Events that were set aside.")
                .buildWithCallback(this::quarantined);
    }

    private void count(String name, String unit, String description, ToLongFunction<Counts> count) {
        meter.counterBuilder("sluice.ingest." + name)
                .setUnit(unit)
                .setDescription(description)
                .buildWithCallback(measurement -> measurement.record(count.applyAsLong(counters.counts())));
    }

    private void quarantined(ObservableLongMeasurement measurement) {
        counters.counts()
                .quarantined()
                .forEach((reason, events) -> measurement.record(events, Attributes.of(REASON, reason)));
    }
}
