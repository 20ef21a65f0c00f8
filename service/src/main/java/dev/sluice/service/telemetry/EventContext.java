package dev.sluice.service.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the W3C trace context that an event brings. */
public final class EventContext implements TextMapGetter<Map<String, @Nullable Object>> {
    private static final EventContext PROPERTIES = new EventContext();

    private EventContext() {}

    /** The context; an invalid one when there is none, or none that is well formed. */
    public static SpanContext of(Map<String, @Nullable Object> properties) {
        return Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), properties, PROPERTIES))
                .getSpanContext();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, @Nullable Object> properties, String name) {
        return properties != null && properties.get(name) instanceof String text ? text : null;
    }
}
