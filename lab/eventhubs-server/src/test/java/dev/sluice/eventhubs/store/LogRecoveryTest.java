package dev.sluice.eventhubs.store;

import static dev.sluice.eventhubs.store.Logs.append;
import static dev.sluice.eventhubs.store.Logs.fill;
import static dev.sluice.eventhubs.store.Logs.read;
import static dev.sluice.eventhubs.store.Logs.segmentFiles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.clock.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs whose process ended in the middle of an append. */
class LogRecoveryTest {
    private static final int SEGMENT_BYTES = 1024;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void cutsATornAppendOffWhereverItIsTorn() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "kept-0", "kept-1");
            append(log, "kept-2");
        }
        byte[] whole = Files.readAllBytes(segmentFiles(folder).get(0));
        try (PartitionLog log = open()) {
            append(log, "torn-3", "torn-4");
        }
        byte[] longer = Files.readAllBytes(segmentFiles(folder).get(0));

        for (int length = whole.length; length < longer.length; length++) {
            Files.write(segmentFiles(folder).get(0), Arrays.copyOf(longer, length));
            try (PartitionLog log = open()) {
                assertThat(read(log, 0)).containsExactly("kept-0", "kept-1", "kept-2");
                append(log, "new-3");
                assertThat(read(log, 2)).containsExactly("kept-2", "new-3");
            }
        }
    }

    @Test
    void cutsOffAnAppendWithAnyByteChanged() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "kept");
        }
        int kept = (int) Files.size(segmentFiles(folder).get(0));
        try (PartitionLog log = open()) {
            append(log, "changed", "too");
        }
        byte[] bytes = Files.readAllBytes(segmentFiles(folder).get(0));

        for (int i = kept; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x40;
            Files.write(segmentFiles(folder).get(0), changed);
            try (PartitionLog log = open()) {
                assertThat(read(log, 0)).containsExactly("kept");
            }
        }
    }

    @Test
    void cutsOffWhatFollowsWithoutBeingAnAppend() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "kept");
        }
        Path file = segmentFiles(folder).get(0);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length + 5000));

        try (PartitionLog log = open()) {
            assertThat(read(log, 0)).containsExactly("kept");
            assertThat(Files.size(file)).isEqualTo(whole.length);
        }
    }

    @Test
    void forgetsASegmentThatWasBegunAndNeverWritten() throws IOException {
        LogEnd end;
        try (PartitionLog log = open()) {
            fill(log, 10, 1);
            end = log.end();
        }
        Files.createFile(Segment.in(folder, end.offset(), end.nextSequence()).file());

        try (PartitionLog log = open()) {
            assertThat(log.end()).isEqualTo(end);
            append(log, "next");
            assertThat(read(log, 9)).containsExactly("9", "next");
        }
    }

    private PartitionLog open() throws IOException {
        return PartitionLog.open(folder, LogSetting.of(SEGMENT_BYTES, clock));
    }
}
