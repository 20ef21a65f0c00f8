package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.Provenance;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.functionshost.collector.Collector;
import dev.sluice.functionshost.collector.Metric;
import dev.sluice.functionshost.collector.Metric.Kind;
import dev.sluice.functionshost.collector.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both adapters tell a collector: counts, how far behind they are, and spans that go on from the bridge's. */
@SuppressWarnings("try") // an ingest runs until its block ends
class TelemetryIT extends OnItTenant {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ONE = "b7ad6b7169203331";
    private static final String OTHER = "b7ad6b7169203332";
    private static final Pattern KEY = Pattern.compile("Key=([^;]+)");
    private static final String HEADER = "tops3cret";

    @AutoClose
    private final Collector collector = Collector.open();

    private final List<Sent> sent = new ArrayList<>();

    @BeforeEach
    void tellTheCollector() {
        settings.putAll(collector.environment());
        settings.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=" + HEADER);
    }

    @Test
    void theProcessTellsOfCountsLagAndSpans() {
        sendAll();
        try (Instance process = StandaloneProcess.start(settings, data)) {
            sendMoreOnceCaughtUp();

            awaitCounts();
            Await.until("it says that nothing is left", () -> values("lag").equals(Map.of("0", 0.0, "1", 0.0)));
            assertThat(collector.metrics().get("sluice.ingest.lag"))
                    .extracting(Metric::kind, Metric::unit)
                    .containsExactly(Kind.GAUGE, "{event}");
            assertSpans();
            assertQuiet(process);
        }
    }

    @Test
    void theFunctionAppTellsOfCountsAndSpans() {
        sendAll();
        try (Instance app = FunctionApp.start(settings, data)) {
            sendMoreOnceCaughtUp();

            awaitCounts();
            assertSpans();
            assertQuiet(app);
        }
    }

    @Test
    void tellsChangesWhereTheyAreAskedFor() {
        settings.put("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");
        tenant.send(Traffic.events(0, 10));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until(
                    "the metric is told",
                    () -> collector.metric("sluice.ingest.quarantined").isPresent());

            assertThat(collector.metrics().get("sluice.ingest.quarantined").kind())
                    .isEqualTo(Kind.DELTA_SUM);
        }
    }

    @Test
    void tellsHowOldTheFirstEventIsThatCanNotBeApplied() {
        tenant.send(Traffic.events(0, 4));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            tenant.sendInOutage(Traffic.events(4, 8), outage -> {
                Await.until(
                        "it tells the age",
                        () -> values("oldest.age").values().stream().anyMatch(age -> age > 1));
                Await.until(
                        "it tells of a failure",
                        () -> collector.spans().stream().anyMatch(Span::failed));
            });

            Metric age = collector.metrics().get("sluice.ingest.oldest.age");
            assertThat(age).extracting(Metric::kind, Metric::unit).containsExactly(Kind.GAUGE, "s");
            Span failed =
                    collector.spans().stream().filter(Span::failed).findFirst().orElseThrow();
            assertThat(failed.attributes()).containsEntry("error.type", "STORAGE_UNAVAILABLE");
            assertThat(failed.message()).contains("storage");
            assertThat(process.said()).contains("holding").doesNotContain("\tat ");
            assertHidesSecrets(process.said() + collector.spans());
        }
    }

    @Test
    void doesNotWaitForACollectorThatIsDown() {
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
        tenant.send(Traffic.events(0, 20));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            Await.until("it says that telemetry is lost", () -> process.said().contains("telemetry"));

            assertThat(process.said()).doesNotContain("\tat ");
            assertHidesSecrets(process.said());
        }
    }

    /** Events of all four source partitions, three of them with contexts of a sender or of the bridge, and a canary. */
    private void sendAll() {
        sent.addAll(Traffic.events(0, 60));
        tenant.send(sent);
        List<Sent> last = List.of(new Sent(0, 60), new Sent(0, 61), new Sent(0, 62));
        sent.addAll(last);
        tenant.sendTo(
                0,
                List.of(
                        traced(last.get(0), ONE),
                        traced(last.get(1), ONE),
                        traced(last.get(2), OTHER),
                        new Sent(0, 63).canary()));
    }

    /** Some of the events again, and one behind a gap of ten. */
    private void sendMoreOnceCaughtUp() {
        Await.until("it has caught up", tenant::caughtUp);
        tenant.send(
                Traffic.events(0, 20).stream().filter(event -> !event.isBad()).toList());
        tenant.send(List.of(new Sent(1, 70)));
        sent.add(new Sent(1, 70));
    }

    private void awaitCounts() {
        double alarms = Expected.alarms(sent).size();
        Map<String, Double> expected = Map.of(
                "applied", 228.0,
                "stale", 76.0,
                "canaries", 1.0,
                "alarm.transitions", alarms,
                "published", alarms,
                "gap.events", 10.0,
                "forgotten.events", 0.0,
                "conflicts", 0.0);
        expected.forEach((name, count) -> Await.until(name + " is " + count + ": " + data, () -> value(name) == count));
        assertThat(alarms).isPositive();
        assertThat(values("quarantined")).isEqualTo(Map.of("bad-json", 16.0));
        Stream.of("applied", "stale", "canaries", "quarantined", "gap.events", "forgotten.events")
                .forEach(name -> assertCount(name, "{event}"));
        Stream.of("alarm.transitions", "published").forEach(name -> assertCount(name, "{alarm}"));
        assertCount("conflicts", "{batch}");
    }

    private void assertCount(String name, String unit) {
        assertThat(collector.metrics().get("sluice.ingest." + name))
                .as(name)
                .extracting(Metric::kind, Metric::unit)
                .containsExactly(Kind.SUM, unit);
    }

    private void assertSpans() {
        Await.until("a span for each event", () -> eventsOfSpans() == 321);
        assertThat(collector.spans()).allSatisfy(span -> {
            assertThat(span.service()).isEqualTo("sluice-it-ingest");
            assertThat(span.name()).isEqualTo("process telemetry");
            assertThat(span.kind()).isEqualTo(Span.CONSUMER);
            assertThat(span.attributes())
                    .containsEntry("messaging.destination.name", "telemetry")
                    .containsKey("messaging.destination.partition.id");
        });
        assertThat(collector.spans().stream().flatMap(span -> span.links().stream()))
                .contains(new Span.Link(TRACE, ONE, "a=1"), new Span.Link(TRACE, OTHER, "a=1"))
                .allMatch(link -> link.trace().equals(TRACE));
    }

    private long eventsOfSpans() {
        return collector.spans().stream()
                .filter(span -> !span.failed())
                .mapToLong(span -> (Long) span.attributes().get("messaging.batch.message_count"))
                .sum();
    }

    /** Of 321 events, sixteen of them refused, the log says nothing. */
    private void assertQuiet(Instance ingest) {
        assertThat(ingest.said().lines().count()).as(ingest.said()).isLessThan(12);
        assertThat(ingest.said()).doesNotContain("pump", "temperature", "bad-json", "\tat ");
        assertHidesSecrets(ingest.said() + collector.spans() + collector.metrics());
    }

    private void assertHidesSecrets(String text) {
        assertThat(text).doesNotContain(HEADER);
        settings.values().stream()
                .flatMap(value -> KEY.matcher(value).results())
                .map((MatchResult key) -> key.group(1))
                .forEach(key -> assertThat(text).doesNotContain(key));
    }

    private double value(String name) {
        return collector.metric("sluice.ingest." + name).stream()
                .flatMap(metric -> metric.points().stream())
                .mapToDouble(Metric.Point::value)
                .findFirst()
                .orElse(-1);
    }

    /** The values of a metric by its only attribute. */
    private Map<Object, Double> values(String name) {
        return collector.metric("sluice.ingest." + name).stream()
                .flatMap(metric -> metric.points().stream())
                .collect(Collectors.toMap(
                        point -> point.attributes().values().iterator().next(), Metric.Point::value));
    }

    private static EventData traced(Sent event, String span) {
        EventData data = event.event();
        data.getProperties().put(Provenance.TRACE_PARENT, "00-" + TRACE + "-" + span + "-01");
        data.getProperties().put("tracestate", "a=1");
        return data;
    }
}
