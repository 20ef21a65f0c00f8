package dev.sluice.bridge.telemetry;

import dev.sluice.bridge.SendTrace;
import dev.sluice.bridge.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;

/**
 * Makes a span of each attempt to send, as OpenTelemetry's conventions for messaging have it: it links to the contexts
 * that its events bring, and is itself the context of those that bring none.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Messaging spans</a>
 */
final class SpanTracing implements Tracing {
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("sluice.source.partition");
    private static final List<Double> TENTHS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    private final Tracer tracer;
    private final DoubleHistogram fill;
    private final String target;

    SpanTracing(OpenTelemetry telemetry, String target) {
        this.tracer = telemetry.getTracer(Telemetry.SCOPE);
        this.fill = telemetry
                .getMeter(Telemetry.SCOPE)
                .histogramBuilder("sluice.bridge.batch.fill")
                .setUnit("1")
                .setDescription("How much of a batch's room is taken.")
                .setExplicitBucketBoundariesAdvice(TENTHS)
                .build();
        this.target = target;
    }

    @Override
    public SendTrace begin(String partition) {
        Span span = tracer.spanBuilder("send " + target)
                .setNoParent()
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", target)
                .setAttribute(PARTITION, partition)
                .startSpan();
        return new SendSpan(span, fill);
    }
}
