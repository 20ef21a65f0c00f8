package dev.sluice.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bridge.SendTrace;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanTracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final KeptSpans kept = new KeptSpans();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(kept))
            .build();
    private final SpanTracing tracing = new SpanTracing(
            OpenTelemetrySdk.builder().setTracerProvider(provider).build(), "telemetry");

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void givesTheContextOfItsSpan() {
        try (SendTrace trace = tracing.begin("3")) {
            trace.accepted(2, 0.5);

            assertThat(trace.context()).containsOnlyKeys("traceparent");
        }
        SpanData span = kept.spans.get(0);
        assertThat(span.getName()).isEqualTo("send telemetry");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getAttributes().asMap().toString())
                .contains("messaging.batch.message_count=2", "sluice.source.partition=3");
    }

    @Test
    void linksToTheContextsThatEventsBring() {
        try (SendTrace trace = tracing.begin("3")) {
            trace.carries(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01", "tracestate", "a=1"));
            trace.carries(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203332-00")); // not sampled
            trace.carries(Map.of("traceparent", "nonsense"));
            trace.carries(Map.of("traceparent", 7));
            trace.carries(Map.of());
        }
        assertThat(kept.spans.get(0).getLinks())
                .extracting(LinkData::getSpanContext)
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.getTraceId()).isEqualTo(TRACE);
                    assertThat(link.getTraceState().get("a")).isEqualTo("1");
                });
    }

    @Test
    void tellsWhatFailedButNotOfOthersMessages() {
        try (SendTrace trace = tracing.begin("3")) {
            trace.failed(new ServiceException(FailureCode.UNREACHABLE, "sending failed: check it"));
        }
        try (SendTrace trace = tracing.begin("3")) {
            trace.failed(new IllegalStateException("tops3cret"));
        }
        assertThat(kept.spans.get(0).getStatus())
                .isEqualTo(StatusData.create(StatusCode.ERROR, "sending failed: check it"));
        assertThat(kept.spans.get(1).toString())
                .contains("IllegalStateException")
                .doesNotContain("tops3cret");
    }
}
