package dev.sluice.service.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.contract.quarantine.QuarantineReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of a replay. For one thread. */
final class ReplayOutcome {
    private final List<Refusal> refusals = new ArrayList<>();
    private int replayed;

    /** One that can't be replayed. */
    private record Refusal(String name, QuarantineReason reason) {}

    /**
     * Counts an event.
     *
     * @param name of the event in quarantine
     * @param refused why it was refused, if it was
     */
    void add(String name, Optional<QuarantineReason> refused) {
        refused.ifPresentOrElse(reason -> refusals.add(new Refusal(name, reason)), () -> replayed++);
    }

    /** Shows it; returns the exit code: 1 when one was refused. */
    int show(Output output) {
        output.show(this::write, lines -> {
            refusals.forEach(refusal -> lines.accept(refusal.name() + "  refused: "
                    + refusal.reason().code() + ": " + refusal.reason().detail()));
            lines.accept(replayed + " events replayed, " + refusals.size() + " refused");
        });
        return refusals.isEmpty() ? 0 : 1;
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeNumberField("replayed", replayed);
        json.writeArrayFieldStart("refused");
        for (Refusal refusal : refusals) {
            json.writeStartObject();
            json.writeStringField("name", refusal.name());
            json.writeStringField("reason", refusal.reason().code());
            json.writeStringField("detail", refusal.reason().detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
