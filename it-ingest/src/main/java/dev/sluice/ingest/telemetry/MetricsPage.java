package dev.sluice.ingest.telemetry;

import dev.sluice.service.health.Health;
import dev.sluice.service.health.PrometheusText;
import java.time.Clock;

/** What an ingest counts and how far it is behind, as a page for Prometheus. Safe to share between threads. */
public final class MetricsPage {
    private final IngestCounters counters;
    private final Health health;
    private final Clock clock;

    public MetricsPage(IngestCounters counters, Health health, Clock clock) {
        this.counters = counters;
        this.health = health;
        this.clock = clock;
    }

    /** The page now. */
    public String text() {
        PrometheusText page = new PrometheusText(MetricNames.PAGE);
        IngestCounters.Counts now = counters.counts();
        for (Count count : Count.ALL) {
            page.counter(count.pageName(), count.description(), count.value().applyAsLong(now));
        }
        Labelled refused = Labelled.QUARANTINED;
        page.counters(refused.pageName(), refused.description(), refused.label().page(), now.quarantined());
        Labelled age = Labelled.OLDEST_AGE;
        page.gauges(age.pageName(), age.description(), age.label().page(), counters.ages(clock.instant()));
        lag(page);
        return page.toString();
    }

    /** Nothing when it can't be asked for at the moment. */
    private void lag(PrometheusText page) {
        Labelled lag = Labelled.LAG;
        try {
            page.gauges(
                    lag.pageName(),
                    lag.description(),
                    lag.label().page(),
                    health.lag().partitions());
        } catch (RuntimeException e) {
            return;
        }
    }
}
