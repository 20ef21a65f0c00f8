package dev.sluice.bridge.commands;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.bridge.storage.QuarantineContent;
import dev.sluice.bridge.storage.QuarantineContent.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice quarantine list}. */
@Command(name = "list", description = "Shows what is in quarantine, in the order of the source's sequences.")
final class QuarantineListCommand implements Runnable {
    @Mixin
    Selection selection = new Selection();

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        selection.check();
        deployment.run((parts, config) -> {
            QuarantineContent content = parts.storage().quarantineContent();
            output.show(json -> write(content, json), lines -> {
                AtomicLong count = new AtomicLong();
                selection.forEach(content, entry -> {
                    count.incrementAndGet();
                    lines.accept(line(entry));
                });
                lines.accept(count + " events");
            });
            return content;
        });
    }

    private static String line(Entry entry) {
        return entry.name() + "  " + entry.reason() + "  " + entry.size() + " bytes  "
                + (entry.device().isEmpty() ? "" : "device " + entry.device() + "  ") + "kept " + entry.kept()
                + entry.replayed().map(time -> "  replayed " + time).orElse("");
    }

    private void write(QuarantineContent content, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("events");
        selection.forEach(content, entry -> {
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
