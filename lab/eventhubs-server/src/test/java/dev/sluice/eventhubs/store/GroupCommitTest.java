package dev.sluice.eventhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.clock.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final int SEGMENT_BYTES = 1024;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
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

    @Test
    void takesBackMoreThanOneFileAfterAFailedFlush() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "kept");
            flush();
            for (int i = 0; i < 100; i++) {
                append(log, "lost " + i);
            }
            disk.failing = true;
            flush();
            disk.failing = false;
            append(log, "next");
            flush();

            assertThat(outcomes)
                    .hasSize(102)
                    .startsWith("kept stored", "lost 0 failed")
                    .endsWith("next stored");
            assertThat(Logs.read(log, 0)).containsExactly("kept", "next");
        }
        try (PartitionLog log = open()) {
            assertThat(Logs.read(log, 0)).containsExactly("kept", "next");
        }
    }

    @Test
    void acknowledgesNothingBeforeASlowDiskIsDone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Disk slow = new Disk() {
            @Override
            public boolean isFull() {
                return false;
            }

            @Override
            public boolean isFailing() {
                asked.countDown();
                return !await(written);
            }
        };
        ExecutorService flusher = Executors.newSingleThreadExecutor();
        LogSetting setting = LogSetting.of(SEGMENT_BYTES, clock)
                .with(new Durability(flusher))
                .with(slow);
        try (PartitionLog log = PartitionLog.open(folder, setting)) {
            log.append(1, (index, sequence, offset, millis, sink) -> sink.put(1), failure -> told.add("stored"));
            assertThat(await(asked)).isTrue();

            assertThat(told).isEmpty();
            assertThat(log.end()).isEqualTo(LogEnd.EMPTY);

            written.countDown();
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("stored");
            assertThat(log.end().nextSequence()).isEqualTo(1);
        } finally {
            written.countDown();
            flusher.shutdown();
            assertThat(flusher.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
