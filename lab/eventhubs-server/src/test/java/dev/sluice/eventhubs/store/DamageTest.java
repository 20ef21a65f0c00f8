package dev.sluice.eventhubs.store;

import static dev.sluice.eventhubs.store.Logs.append;
import static dev.sluice.eventhubs.store.Logs.segmentFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.functionshost.clock.MovableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were changed behind the server's back: what is not as it was stored is told, never served. */
class DamageTest {
    private static final int SEGMENT_BYTES = 400;
    private static final int APPENDS = 24;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final List<String> stored = new ArrayList<>();
    private List<Path> files;

    @BeforeEach
    void fill() throws IOException {
        try (PartitionLog log = open()) {
            for (int i = 0; i < APPENDS; i++) {
                List<String> events = List.of("event " + i + "a", "event " + i + "b");
                append(log, events.toArray(String[]::new));
                stored.addAll(events);
            }
        }
        files = segmentFiles(folder);
        assertThat(files).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80})
    void neverServesAByteThatWasChangedInAFileBeforeTheLast(int bit) throws IOException {
        for (Path file : files.subList(0, files.size() - 1)) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) bit;
                Files.write(file, changed);
                requireTold(file, at);
            }
            Files.write(file, whole);
        }
        try (PartitionLog log = open()) {
            assertThat(Logs.read(log, 0)).isEqualTo(stored);
        }
    }

    private void requireTold(Path file, int at) throws IOException {
        try (PartitionLog log = open()) {
            List<String> read = new ArrayList<>();
            assertThatIOException()
                    .isThrownBy(() -> readInto(read, log))
                    .withMessageContaining(file.toString())
                    .withMessageContaining("damaged at byte ");
            assertThat(read).as("changed at " + at).isEqualTo(stored.subList(0, read.size()));
            assertThat(Logs.read(log, stored.size() - 2)).isEqualTo(stored.subList(stored.size() - 2, stored.size()));
        }
    }

    private static void readInto(List<String> read, PartitionLog log) throws IOException {
        try (LogCursor cursor = log.read(0)) {
            while (cursor.advance()) {
                read.add(cursor.event().text());
            }
        }
    }

    @Test
    void findsNothingInDamagedEventsAndDoesNotGoRoundInThem() throws IOException {
        Path first = files.get(0);
        byte[] whole = Files.readAllBytes(first);
        for (int length : new int[] {-4, 0, -100, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] changed = whole.clone();
            ByteBuffer.wrap(changed).putInt(length);
            Files.write(first, changed);
            try (PartitionLog log = open()) {
                assertThatIOException().isThrownBy(() -> log.read(1).close());
                assertThat(log.firstSequenceFromOffset(20)).isZero();
                assertThatIOException().isThrownBy(() -> log.firstSequenceFromTime(0));
            }
        }
    }

    @Test
    void refusesToCutOffWholeAppendsBehindAChangedOne() throws IOException {
        Path last = files.get(files.size() - 1);
        byte[] whole = Files.readAllBytes(last);
        int lastRecord = lastRecord(whole);
        assertThat(lastRecord).isPositive();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(last, changed);
            if (at < lastRecord) {
                assertThatIOException()
                        .as("changed at " + at)
                        .isThrownBy(() -> open().close())
                        .withMessageContaining(last.toString())
                        .withMessageContaining("damaged at byte ");
                assertThat(last).hasBinaryContent(changed);
            } else {
                try (PartitionLog log = open()) {
                    assertThat(Logs.read(log, 0)).isEqualTo(stored.subList(0, stored.size() - 2));
                }
            }
        }
    }

    private static int lastRecord(byte[] segment) {
        int at = 0;
        int next = 0;
        while (next < segment.length) {
            at = next;
            next += (int) RecordHeader.read(segment, at).size();
        }
        return at;
    }

    @Test
    void cutsOffBehindAHoleThatALossOfPowerLeft() throws IOException {
        clearFolder();
        try (PartitionLog log = PartitionLog.open(folder, LogSetting.of(1024 * 1024, clock))) {
            for (int i = 0; i < 100; i++) {
                append(log, "event " + i + " " + "x".repeat(300));
            }
        }
        Path file = segmentFiles(folder).get(0);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 2 * PAGE, 3 * PAGE, (byte) 0);
        Files.write(file, bytes);

        try (PartitionLog log = PartitionLog.open(folder, LogSetting.of(1024 * 1024, clock))) {
            assertThat(Logs.read(log, 0)).hasSizeBetween(20, 30).allMatch(event -> event.startsWith("event "));
        }
    }

    @Test
    void refusesAFileBeforeTheLastThatIsMissingShorterOrLonger() throws IOException {
        for (Path file : files.subList(1, files.size() - 1)) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 1, whole.length - 1, whole.length + 1}) {
                Files.write(file, Arrays.copyOf(whole, length));
                requireRefused(file);
            }
            Files.delete(file);
            requireRefused(files.get(files.indexOf(file) - 1));
            Files.write(file, whole);
        }
        open().close();
    }

    private void requireRefused(Path file) {
        assertThatIOException()
                .isThrownBy(() -> open().close())
                .withMessageContaining(file.getFileName().toString());
    }

    @Test
    void leavesFilesAloneThatAreNotItsOwn() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "mine");
        Path huge = Files.writeString(folder.resolve("9".repeat(20) + "-" + "9".repeat(20) + ".log"), "too");
        Files.createDirectory(folder.resolve("0".repeat(20)));

        try (PartitionLog log = open()) {
            assertThat(Logs.read(log, 0)).isEqualTo(stored);
        }

        assertThat(note).hasContent("mine");
        assertThat(huge).hasContent("too");
    }

    @Test
    void refusesAFileThatClaimsToFollowAndDoesNot() throws IOException {
        Path foreign = Segment.in(folder, 1_000_000, 1_000_000).file();
        Files.write(foreign, new byte[10]);

        requireRefused(foreign);
    }

    @Test
    void neverServesAnyOfManyChangesToALargerLog() throws IOException {
        Random random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            int from = random.nextInt(whole.length);
            int to = Math.min(whole.length, from + 1 + random.nextInt(40));
            for (int i = from; i < to; i++) {
                changed[i] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            List<String> read = new ArrayList<>();
            try (PartitionLog log = open()) {
                readInto(read, log);
            } catch (IOException told) {
                assertThat(told.getMessage()).contains(file.toString());
            }
            assertThat(read).isEqualTo(stored.subList(0, read.size()));
            Files.write(file, whole);
        }
    }

    private void clearFolder() throws IOException {
        for (Path file : segmentFiles(folder)) {
            Files.delete(file);
        }
    }

    private PartitionLog open() throws IOException {
        return PartitionLog.open(folder, LogSetting.of(SEGMENT_BYTES, clock));
    }
}
