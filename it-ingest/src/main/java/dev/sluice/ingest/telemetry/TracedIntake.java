package dev.sluice.ingest.telemetry;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.telemetry.EventContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;

/**
 * Makes a span of each attempt on a batch, as OpenTelemetry's conventions for messaging have it: it links to the
 * contexts that its events bring from the bridge.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Messaging spans</a>
 */
final class TracedIntake implements Intake {
    /** What a span keeps unless it is told otherwise. */
    private static final int MOST_LINKS = 128;

    private final Intake intake;
    private final Tracer tracer;
    private final String hub;

    TracedIntake(Intake intake, Tracer tracer, String hub) {
        this.intake = intake;
        this.tracer = tracer;
        this.hub = hub;
    }

    @Override
    public void take(String hubPartition, List<ReceivedEvent> events) {
        Span span = begin(hubPartition, events);
        try {
            intake.take(hubPartition, events);
        } catch (RuntimeException e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private Span begin(String hubPartition, List<ReceivedEvent> events) {
        Span span = tracer.spanBuilder("process " + hub)
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "eventhubs")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", hub)
                .setAttribute("messaging.destination.partition.id", hubPartition)
                .setAttribute("messaging.batch.message_count", events.size())
                .startSpan();
        if (span.isRecording()) {
            events.stream()
                    .map(event -> EventContext.of(event.properties()))
                    .filter(SpanContext::isSampled)
                    .distinct()
                    .limit(MOST_LINKS)
                    .forEach(span::addLink);
        }
        return span;
    }

    private static void failed(Span span, RuntimeException failure) {
        if (failure instanceof ExplainedFailure ours) {
            span.setStatus(StatusCode.ERROR, String.valueOf(ours.getMessage()));
            span.setAttribute("error.type", ours.code().name());
        } else {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", failure.getClass().getSimpleName());
        }
    }
}
