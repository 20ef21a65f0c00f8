package dev.sluice.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedIntakeTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final Kept kept = new Kept();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(kept).build();
    private Intake work = (partition, events) -> {};

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void isASpanOfItsOwnForEachBatch() {
        SpanData span = take(List.of(Map.of("traceparent", PARENT), Map.of()));

        assertThat(span.getName()).isEqualTo("process telemetry");
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().asMap().toString())
                .contains("messaging.system=eventhubs", "messaging.operation.name=process")
                .contains("messaging.destination.name=telemetry", "messaging.destination.partition.id=3")
                .contains("messaging.batch.message_count=2");
    }

    @Test
    void linksOnceToEachSampledContextThatEventsBring() {
        SpanData span = take(List.of(
                Map.of("traceparent", PARENT, "tracestate", "a=1"),
                Map.of("traceparent", PARENT, "tracestate", "a=1"),
                Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203332-00"),
                Map.of("traceparent", "nonsense"),
                Map.of("traceparent", 7),
                Map.of()));

        assertThat(span.getLinks()).singleElement().satisfies(link -> {
            assertThat(link.getSpanContext().getTraceId()).isEqualTo(TRACE);
            assertThat(link.getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(link.getSpanContext().getTraceState().get("a")).isEqualTo("1");
        });
    }

    @Test
    void linksToNoMoreThanASpanKeeps() {
        SpanData span = take(IntStream.range(1, 200)
                .mapToObj(n -> Map.<String, Object>of("traceparent", "00-" + TRACE + "-%016x-01".formatted(n)))
                .toList());

        assertThat(span.getLinks()).hasSize(128);
        assertThat(span.getTotalRecordedLinks()).isEqualTo(128);
    }

    @Test
    void tellsWhatFailedAndPassesItOn() {
        work = (partition, events) -> {
            throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "storage is away: wait");
        };

        assertThatThrownBy(() -> take(List.of())).isInstanceOf(IngestException.class);

        SpanData span = kept.spans.get(0);
        assertThat(span.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "storage is away: wait"));
        assertThat(span.getAttributes().asMap().toString()).contains("error.type=STORAGE_UNAVAILABLE");
    }

    @Test
    void repeatsNoMessageOfOthers() {
        work = (partition, events) -> {
            throw new IllegalStateException("tops3cret");
        };

        assertThatThrownBy(() -> take(List.of())).isInstanceOf(IllegalStateException.class);

        assertThat(kept.spans.get(0).toString())
                .contains("error.type=IllegalStateException")
                .doesNotContain("tops3cret");
    }

    private SpanData take(List<Map<String, Object>> properties) {
        new TracedIntake((partition, events) -> work.take(partition, events), provider.get("test"), "telemetry")
                .take("3", properties.stream().map(TracedIntakeTest::event).toList());
        return kept.spans.get(0);
    }

    private static ReceivedEvent event(Map<String, Object> properties) {
        return new ReceivedEvent(
                new Position(0, "0"), Instant.EPOCH, null, new byte[1], Map.copyOf(properties), Map.of(), Map.of());
    }

    private static final class Kept implements SpanProcessor {
        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
