package dev.sluice.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.alarms.SilenceCheck;
import dev.sluice.service.health.Health;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final IngestCounters counters = new IngestCounters();

    @Test
    void showsEachCountUnderItsName() {
        counters.applied(3);
        counters.stale(2);
        counters.canaries(1);
        counters.transitions(4);
        counters.published(5);
        counters.gaps(6);
        counters.forgotten(7);
        counters.conflict();
        counters.checked(new SilenceCheck.Result(8, 9, 10));

        PrometheusPage page = page(() -> Map.of("0", 9L));

        assertThat(page.value("sluice_ingest_applied_total")).isEqualTo(3);
        assertThat(page.value("sluice_ingest_stale_total")).isEqualTo(2);
        assertThat(page.value("sluice_ingest_canaries_total")).isEqualTo(1);
        assertThat(page.value("sluice_ingest_alarm_transitions_total")).isEqualTo(4);
        assertThat(page.value("sluice_ingest_published_total")).isEqualTo(5);
        assertThat(page.value("sluice_ingest_gap_events_total")).isEqualTo(6);
        assertThat(page.value("sluice_ingest_forgotten_events_total")).isEqualTo(7);
        assertThat(page.value("sluice_ingest_conflicts_total")).isEqualTo(1);
        assertThat(page.value("sluice_ingest_silences_total")).isEqualTo(8);
        assertThat(page.value("sluice_ingest_silence_pauses_total")).isEqualTo(9);
        assertThat(page.value("sluice_ingest_silence_failures_total")).isEqualTo(10);
    }

    @Test
    void showsReasonsAgesAndLagByWhatTheyAreOf() {
        counters.quarantined("bad-json");
        counters.quarantined("bad-json");
        counters.quarantined("say \"no\\yes\"\n");
        counters.waiting().tries("1", NOW.minusMillis(1500), NOW);

        PrometheusPage page = page(() -> Map.of("0", 9L, "1", 4L));

        assertThat(page.value("sluice_ingest_quarantined_total", Map.of("reason", "bad-json")))
                .isEqualTo(2);
        assertThat(page.value("sluice_ingest_quarantined_total", Map.of("reason", "say \"no\\yes\"\n")))
                .isEqualTo(1);
        assertThat(page.families().get("sluice_ingest_oldest_age_seconds").values())
                .isEqualTo(Map.of(Map.of("partition", "1"), 1.5));
        assertThat(page.families().get("sluice_ingest_lag_events").values())
                .isEqualTo(Map.of(Map.of("partition", "0"), 10.0, Map.of("partition", "1"), 5.0));
    }

    @Test
    void leavesOutTheLagWhileItCanNotBeAskedFor() {
        PrometheusPage page = page(() -> {
            throw new IllegalStateException("the hub is away");
        });

        assertThat(page.families())
                .containsKey("sluice_ingest_applied_total")
                .doesNotContainKey("sluice_ingest_lag_events");
    }

    private PrometheusPage page(Supplier<Map<String, Long>> ends) {
        Health health = new Health(ends, Map::of, () -> {}, () -> {});
        return PrometheusPage.parse(new MetricsPage(counters, health, Clock.fixed(NOW, ZoneOffset.UTC)).text());
    }
}
