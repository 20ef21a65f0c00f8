package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingest.telemetry.PrometheusPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that the process shows Prometheus, and the answers about its health beside it. */
class MetricsPageIT extends OnItTenant {
    private static final String AGE = "sluice_ingest_oldest_age_seconds";

    @BeforeEach
    void listen() {
        settings.put("SLUICE_HEALTH_PORT", "0");
    }

    @Test
    void showsWhatWasDone() {
        List<Sent> events = Traffic.events(0, 40);
        tenant.send(events);
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            int alarms = Expected.alarms(events).size();
            Await.until(
                    "its alarms are published", () -> page(process).value("sluice_ingest_published_total") == alarms);

            assertThat(get(process, "/metrics").headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4");
            PrometheusPage page = page(process);
            assertThat(page.value("sluice_ingest_applied_total")).isEqualTo(148);
            assertThat(page.value("sluice_ingest_stale_total")).isZero();
            assertThat(page.value("sluice_ingest_alarm_transitions_total")).isEqualTo(alarms);
            assertThat(page.value("sluice_ingest_quarantined_total", Map.of("reason", "bad-json")))
                    .isEqualTo(12);
            assertThat(page.families().get("sluice_ingest_lag_events").values())
                    .isEqualTo(Map.of(Map.of("partition", "0"), 0.0, Map.of("partition", "1"), 0.0));
            assertThat(page.families().get(AGE).values()).isEmpty();
            assertThat(page.families()).allSatisfy((name, family) -> {
                assertThat(name).startsWith("sluice_ingest_");
                assertThat(family.help()).endsWith(".");
                assertThat(family.type()).isEqualTo(name.endsWith("_total") ? "counter" : "gauge");
            });
        }
    }

    @Test
    void showsHowFarItIsBehindWhileTheStorageIsAway() {
        tenant.send(Traffic.events(0, 4));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            tenant.sendInOutage(Traffic.events(4, 8), outage -> {
                Await.until(
                        "it shows the age",
                        () -> page(process).families().get(AGE).values().values().stream()
                                .anyMatch(age -> age > 1));
                assertThat(outage.refused()).isPositive();
                assertThat(page(process)
                                .families()
                                .get("sluice_ingest_lag_events")
                                .values())
                        .isEqualTo(Map.of(Map.of("partition", "0"), 8.0, Map.of("partition", "1"), 8.0));
                assertThat(get(process, "/health/live").statusCode()).isEqualTo(200);
                HttpResponse<String> unready = get(process, "/health/ready");
                assertThat(unready.statusCode()).isEqualTo(503);
                assertThat(unready.body()).contains("\"ready\":false,\"reason\":\"STORAGE_UNAVAILABLE");
            });
            Await.until(
                    "nothing waits",
                    () -> page(process).families().get(AGE).values().isEmpty());
            assertThat(get(process, "/health/ready").body()).isEqualTo("{\"ready\":true}");
        }
    }

    /** Of two devices the first has sent nothing for a minute in which its source partition was active. */
    @Test
    void countsTheAlarmsOfSilentDevices() {
        Instant now = Instant.now();
        tenant.rules("{\"rules\":[{\"id\":\"silent\",\"silentFor\":\"PT30S\"}]}");
        settings.put("SLUICE_SILENCE_INTERVAL", "1s");
        settings.put("SLUICE_SILENCE_LAG", "1d");
        tenant.sendTo(0, List.of(new Sent(0, 0).at(now.minusSeconds(60)), new Sent(0, 1).at(now)));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it is found", () -> page(process).value("sluice_ingest_silences_total") == 1);
            Await.until("it is published", () -> page(process).value("sluice_ingest_published_total") == 1);

            PrometheusPage page = page(process);
            assertThat(page.value("sluice_ingest_alarm_transitions_total")).isZero();
            assertThat(page.value("sluice_ingest_silence_pauses_total")).isZero();
            assertThat(page.value("sluice_ingest_silence_failures_total")).isZero();
        }
        assertThat(tenant.alarms()).singleElement().asString().contains("pump%41-0-0/silent");
    }

    private PrometheusPage page(Instance process) {
        return PrometheusPage.parse(get(process, "/metrics").body());
    }

    private HttpResponse<String> get(Instance process, String path) {
        try {
            return Caller.send(StandaloneProcess.health(process), "GET", path, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
