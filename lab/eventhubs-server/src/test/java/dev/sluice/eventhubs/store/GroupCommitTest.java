package dev.sluice.eventhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final int SEGMENT_BYTES = 1024;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Queue<Runnable> flushes = new ArrayDeque<>();
    private final CountedDisk disk = new CountedDisk();
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void flushesManyAppendsAtOnceAndShowsThemThen() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "a");
            append(log, "b");
            append(log, "c");
            assertThat(log.end()).isEqualTo(LogEnd.EMPTY);
            assertThat(outcomes).isEmpty();

            flush();

            assertThat(disk.flushes).isEqualTo(1);
            assertThat(outcomes).containsExactly("a stored", "b stored", "c stored");
            assertThat(Logs.read(log, 0)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void takesBackWhatAFailedFlushWasFor() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "kept");
            flush();
            append(log, "lost");
            append(log, "lost too");
            disk.failing = true;
            flush();
            disk.failing = false;
            append(log, "next");
            flush();

            assertThat(outcomes).containsExactly("kept stored", "lost failed", "lost too failed", "next stored");
            assertThat(Logs.read(log, 0)).containsExactly("kept", "next");
        }
        try (PartitionLog log = open()) {
            assertThat(Logs.read(log, 0)).containsExactly("kept", "next");
        }
    }

    @Test
    void losesNothingWhenFilesChangeBetweenFlushes() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (PartitionLog log = open()) {
            for (int i = 0; i < 200; i++) {
                bodies.add("event " + i);
                append(log, "event " + i);
                if (i % 70 == 0) {
                    flush();
                }
            }
        }
        assertThat(outcomes).hasSize(200).allMatch(outcome -> outcome.endsWith("stored"));
        try (PartitionLog log = open()) {
            assertThat(Logs.read(log, 0)).isEqualTo(bodies);
        }
    }

    private PartitionLog open() throws IOException {
        LogSetting setting = LogSetting.of(SEGMENT_BYTES, clock)
                .with(new Durability(flushes::add))
                .with(disk);
        return PartitionLog.open(folder, setting);
    }

    private void append(PartitionLog log, String body) {
        log.append(
                1,
                (index, sequence, offset, millis, sink) -> sink.put(body.getBytes(StandardCharsets.UTF_8)),
                failure -> outcomes.add(body + (failure == null ? " stored" : " failed")));
    }

    private void flush() {
        assertThat(flushes).hasSize(1);
        flushes.remove().run();
    }

    private static final class CountedDisk implements Disk {
        private int flushes;
        private boolean failing;

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public boolean isFailing() {
            flushes++;
            return failing;
        }
    }
}
