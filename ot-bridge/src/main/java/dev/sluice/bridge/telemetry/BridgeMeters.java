package dev.sluice.bridge.telemetry;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Counters.Counts;
import dev.sluice.service.health.Health;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Clock;
import java.util.function.ToLongFunction;

/** Shows what a bridge counts, each time that it is collected. */
final class BridgeMeters {
    private static final AttributeKey<String> DEVICE = AttributeKey.stringKey("sluice.device");
    private static final double MILLIS = 1000;

    private final Meter meter;
    private final Counters counters;
    private final Clock clock;

    BridgeMeters(Meter meter, Counters counters, Clock clock) {
        this.meter = meter;
        this.counters = counters;
        this.clock = clock;
    }

    void observe(Health health) {
        count("received", "{event}", "Events that the source delivered.", Counts::received);
        count("forwarded", "{event}", "Events that the target accepted, repeats included.", Counts::forwarded);
        count("resent", "{event}", "Events that were sent once more than needed.", Counts::resent);
        count("quarantined", "{event}", "Events that were set aside.", Counts::quarantined);
        count("retries", "{attempt}", "Attempts to send that failed and were repeated.", Counts::retries);
        count("batches", "{batch}", "Batches that the target accepted.", Counts::batches);
        count("gaps", "{gap}", "Ranges that the source had deleted before they could be read.", Counts::gaps);
        count("gap.events", "{event}", "Events of those ranges.", Counts::missed);
        count("moved.properties", "{property}", "Properties of senders that were renamed.", Counts::moved);
        meter.counterBuilder("sluice.bridge.denied")
                .setUnit("{event}")
                .setDescription("Events of denied devices.")
                .buildWithCallback(this::denied);
        meter.gaugeBuilder("sluice.bridge.lag")
                .ofLongs()
                .setUnit("{event}")
                .setDescription("Events of a source partition without a checkpoint behind them.")
                .buildWithCallback(measurement -> lag(health, measurement));
        meter.gaugeBuilder("sluice.bridge.oldest.age")
                .setUnit("s")
                .setDescription("How long ago the source received the first event that waits for the target.")
                .buildWithCallback(this::ages);
    }

    private void count(String name, String unit, String description, ToLongFunction<Counts> count) {
        meter.counterBuilder("sluice.bridge." + name)
                .setUnit(unit)
                .setDescription(description)
                .buildWithCallback(measurement -> measurement.record(count.applyAsLong(counters.counts())));
    }

    private void denied(ObservableLongMeasurement measurement) {
        counters.counts()
                .denied()
                .forEach((device, events) -> measurement.record(events, Attributes.of(DEVICE, device)));
    }

    private void ages(ObservableDoubleMeasurement measurement) {
        counters.waiting()
                .ages(clock.instant())
                .forEach((partition, age) ->
                        measurement.record(age.toMillis() / MILLIS, Attributes.of(SpanTracing.PARTITION, partition)));
    }

    /** While it can't be asked for there is none; the bridge itself says that it holds. */
    private static void lag(Health health, ObservableLongMeasurement measurement) {
        try {
            health.lag()
                    .partitions()
                    .forEach((partition, events) ->
                            measurement.record(events, Attributes.of(SpanTracing.PARTITION, partition)));
        } catch (RuntimeException e) {
            return;
        }
    }
}
