package dev.sluice.service.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.service.quarantine.QuarantineContent;
import dev.sluice.service.quarantine.QuarantineContent.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** Shows what is in a quarantine, as it is fetched. */
final class QuarantineListing {
    private final QuarantineContent content;
    private final QuarantineFilter filter;

    QuarantineListing(QuarantineContent content, QuarantineFilter filter) {
        this.content = content;
        this.filter = filter;
    }

    /** Shows the chosen events and, as lines, how many they are. */
    void show(Output output) {
        output.show(this::write, lines -> {
            AtomicLong count = new AtomicLong();
            filter.forEach(content, entry -> {
                count.incrementAndGet();
                lines.accept(line(entry));
            });
            lines.accept(count + " events");
        });
    }

    private static String line(Entry entry) {
        return entry.name() + "  " + entry.reason() + "  " + entry.size() + " bytes  "
                + (entry.device().isEmpty() ? "" : "device " + entry.device() + "  ") + "kept " + entry.kept()
                + entry.replayed().map(time -> "  replayed " + time).orElse("");
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("events");
        filter.forEach(content, entry -> {
            try {
                write(entry, json);
            } catch (IOException e) {
                throw new UncheckedIOException("writing JSON failed", e);
            }
        });
        json.writeEndArray();
    }

    private static void write(Entry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeStringField("reason", entry.reason());
        json.writeStringField("device", entry.device());
        json.writeNumberField("bytes", entry.size());
        json.writeStringField("kept", entry.kept().toString());
        if (entry.replayed().isPresent()) {
            json.writeStringField("replayed", entry.replayed().get().toString());
        }
        json.writeEndObject();
    }
}
