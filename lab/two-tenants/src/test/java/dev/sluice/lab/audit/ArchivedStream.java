package dev.sluice.lab.audit;

import dev.sluice.archiver.dedup.RepeatTracker;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.parquet.ArchiveSchema;
import dev.sluice.archiver.parquet.ArchivedRow;
import dev.sluice.archiver.parquet.FileEncoder;
import dev.sluice.service.event.ReceivedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A partition of the IT hub as the archiver writes it: its columns, and its own view of repeats and unreadable bodies. */
final class ArchivedStream {
    private static final String FILE =
            "hub=telemetry/inc=1700000000000/v1/date=2026-01-01/hour=00/p=00/00-%020d.parquet";
    private static final BodyParser BODIES = new BodyParser(List.of());

    private ArchivedStream() {}

    /** Writes all events into one file below a folder. */
    static void write(List<ReceivedEvent> stream, Path archive) throws IOException {
        RepeatTracker repeats = RepeatTracker.empty();
        List<ArchivedRow> rows =
                stream.stream().map(event -> row(hubEvent(event), repeats)).toList();
        Path file = archive.resolve(FILE.formatted(0));
        Files.createDirectories(file.getParent());
        Files.write(file, new FileEncoder(ArchiveSchema.of(List.of())).encode(rows, Map.of()));
    }

    private static ArchivedRow row(HubEvent event, RepeatTracker repeats) {
        EventDetails details = EventDetails.of(event);
        return new ArchivedRow(event, details, BODIES.parse(event.body()), repeats.repeats(details.identity()));
    }

    private static HubEvent hubEvent(ReceivedEvent event) {
        return new HubEvent(
                event.position().sequence(),
                event.position().offset(),
                event.enqueued(),
                null,
                Map.of(),
                Map.of(),
                event.properties(),
                event.body());
    }
}
