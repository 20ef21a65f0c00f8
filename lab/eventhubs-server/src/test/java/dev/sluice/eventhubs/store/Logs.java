package dev.sluice.eventhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.codec.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of logs do with them. */
final class Logs {
    private Logs() {}

    static void fill(PartitionLog log, int appends, int events) {
        for (int i = 0; i < appends; i++) {
            log.append(events, (index, sequence, offset, millis, sink) -> sink.put(body((int) sequence)));
        }
    }

    static void append(PartitionLog log, String... events) {
        log.append(
                events.length,
                (index, sequence, offset, millis, sink) -> sink.put(events[index].getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] body(int number) {
        return String.valueOf(number).getBytes(StandardCharsets.UTF_8);
    }

    static List<String> read(PartitionLog log, long sequence) throws IOException {
        List<String> events = new ArrayList<>();
        try (LogCursor cursor = log.read(sequence)) {
            while (cursor.advance()) {
                Slice event = cursor.event();
                assertThat(cursor.sequence()).isEqualTo(sequence + events.size());
                events.add(event.text());
            }
        }
        return events;
    }

    static List<Path> segmentFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
