package dev.sluice.bridge.telemetry;

import dev.sluice.bridge.SendTrace;
import dev.sluice.service.ServiceException;
import dev.sluice.service.telemetry.EventContext;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to send as a span. */
final class SendSpan implements SendTrace {
    /** What a span keeps unless it is told otherwise. */
    private static final int MOST_LINKS = 128;

    private final Span span;
    private final DoubleHistogram fill;
    private final Map<String, String> context = new LinkedHashMap<>();
    private int links;

    SendSpan(Span span, DoubleHistogram fill) {
        this.span = span;
        this.fill = fill;
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), context, Map::put);
    }

    @Override
    public Map<String, String> context() {
        return context;
    }

    @Override
    public void carries(Map<String, @Nullable Object> properties) {
        if (links < MOST_LINKS && span.isRecording()) {
            SpanContext from = EventContext.of(properties);
            if (from.isSampled()) {
                span.addLink(from);
                links++;
            }
        }
    }

    @Override
    public void accepted(int events, double share) {
        span.setAttribute("messaging.batch.message_count", events);
        fill.record(share);
    }

    @Override
    public void failed(RuntimeException failure) {
        if (failure instanceof ServiceException ours) {
            span.setStatus(StatusCode.ERROR, String.valueOf(ours.getMessage()));
            span.setAttribute("error.type", ours.code().name());
        } else {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", failure.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        span.end();
    }
}
