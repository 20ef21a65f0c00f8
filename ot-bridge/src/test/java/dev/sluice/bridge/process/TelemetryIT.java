package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.collector.Collector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the process tells a collector, and the trace context that its events carry. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("try") // a bridge runs until its block ends
class TelemetryIT extends OnTenants {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void keepsTheContextOfASenderStartsOneForTheOthersAndTellsACollector() {
        source.send(1, List.of(traced(), new EventData("b")));
        Map<String, String> settings = tenants.settings();
        try (Collector collector = Collector.open()) {
            settings.putAll(collector.environment());
            try (RunningBridge bridge = RunningBridge.start(settings)) {
                Await.until("both arrive", () -> tenants.countTarget() == 2);
                Await.until(
                        "the span",
                        () -> collector.spans().stream()
                                .anyMatch(span -> span.name().equals("send telemetry")));
                Await.until("all metrics", () -> hasAll(collector.metrics().keySet()));
            }
        }
        List<EventData> events = target.read(1);
        assertThat(events.get(0).getProperties())
                .containsEntry("traceparent", PARENT)
                .containsEntry("tracestate", "a=1");
        assertThat(events.get(1).getProperties().get("traceparent").toString())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")
                .isNotEqualTo(PARENT);
    }

    @Test
    void doesNotWaitForACollectorThatIsDown() {
        Map<String, String> settings = tenants.settings();
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
        settings.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        source.send(1, List.of(traced()));
        try (RunningBridge bridge = RunningBridge.start(settings)) {
            Await.until("it arrives", () -> tenants.countTarget() == 1);
        }
    }

    @Test
    void startsNoContextThatNobodyRecords() {
        source.send(1, List.of(traced(), new EventData("b")));
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("both arrive", () -> tenants.countTarget() == 2);
        }
        List<EventData> events = target.read(1);
        assertThat(events.get(0).getProperties()).containsEntry("traceparent", PARENT);
        assertThat(events.get(1).getProperties()).doesNotContainKey("traceparent");
    }

    private static boolean hasAll(Set<String> metrics) {
        return Stream.of("received", "forwarded", "resent", "quarantined", "retries", "batches", "batch.fill", "lag")
                .allMatch(name -> metrics.contains("sluice.bridge." + name));
    }

    private static EventData traced() {
        EventData event = new EventData("a");
        event.getProperties().put("traceparent", PARENT);
        event.getProperties().put("tracestate", "a=1");
        return event;
    }
}
