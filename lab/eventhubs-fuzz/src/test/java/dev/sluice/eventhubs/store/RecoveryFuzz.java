package dev.sluice.eventhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.HubConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;

/** Files that a server finds in its data folder. */
class RecoveryFuzz {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000L), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @FuzzTest
    void opensALogOfAnyBytes(byte[] input) throws IOException {
        open(input);
    }

    /** The same with checksums that are right: what they cover may be anything. */
    @FuzzTest
    void opensALogOfAnyRecords(byte[] input) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int at = 0;
        while (at < input.length) {
            int end = Math.min(input.length, at + 1 + (input[at] & 0xFF));
            records.writeBytes(record(input, at, end));
            at = end;
        }
        open(records.toByteArray());
    }

    private static byte[] record(byte[] input, int from, int to) {
        ByteBuffer record = ByteBuffer.allocate(RecordHeader.CHECKED_FROM + to - from);
        record.putInt(record.capacity() - Integer.BYTES).putInt(0).put(input, from, to - from);
        CRC32C crc = new CRC32C();
        crc.update(record.position(RecordHeader.CHECKED_FROM));
        return record.putInt(RecordHeader.CRC_AT, (int) crc.getValue()).array();
    }

    private void open(byte[] content) throws IOException {
        Path file = Segment.in(folder, 0, 0).file();
        Files.write(file, content);
        try (PartitionLog log = PartitionLog.open(folder, LogSetting.of(4096, CLOCK))) {
            List<String> before = read(log);
            log.append(1, (index, sequence, offset, millis, sink) -> sink.put(7));
            List<String> after = read(log);
            assertThat(after).hasSize(before.size() + 1);
            assertThat(after.subList(0, before.size())).isEqualTo(before);
        } catch (IOException declared) {
            assertThat(declared.getMessage()).contains(file.getFileName().toString());
        } finally {
            clear();
        }
    }

    private static List<String> read(PartitionLog log) throws IOException {
        List<String> events = new ArrayList<>();
        try (LogCursor cursor = log.read(0)) {
            while (cursor.advance()) {
                assertThat(cursor.sequence()).isEqualTo(events.size());
                events.add(cursor.event().text());
            }
        }
        assertThat(log.end().nextSequence()).isEqualTo(events.size());
        assertThat(log.firstSequenceFromOffset(log.end().offset() / 2))
                .isBetween(0L, log.end().nextSequence());
        assertThat(log.firstSequenceFromTime(1)).isBetween(0L, log.end().nextSequence());
        return events;
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @FuzzTest
    void readsWhatAHubSaysOfItself(byte[] input) throws IOException {
        Files.write(folder.resolve("hub.properties"), input);
        try {
            HubConfig hub = HubFile.read(folder).config();
            assertThat(hub.partitions()).isBetween(1, 1024);
        } catch (IOException declared) {
            assertThat(declared.getMessage()).contains("hub.properties");
        }
    }
}
