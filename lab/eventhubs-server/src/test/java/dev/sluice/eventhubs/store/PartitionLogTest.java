package dev.sluice.eventhubs.store;

import static dev.sluice.eventhubs.store.Logs.append;
import static dev.sluice.eventhubs.store.Logs.body;
import static dev.sluice.eventhubs.store.Logs.fill;
import static dev.sluice.eventhubs.store.Logs.read;
import static dev.sluice.eventhubs.store.Logs.segmentFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.functionshost.clock.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionLogTest {
    private static final int SEGMENT_BYTES = 1024;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void readsWhatWasAppendedFromEverySequenceNumber() throws IOException {
        try (PartitionLog log = open()) {
            fill(log, 100, 3);

            for (int first = 0; first <= 300; first += 7) {
                assertThat(read(log, first)).isEqualTo(bodies(first, 299));
            }
            assertThat(segmentFiles(folder)).hasSizeGreaterThan(3);
        }
    }

    @Test
    void continuesItsNumbersAndTimesAfterItWasOpenedAgain() throws IOException {
        LogEnd before;
        try (PartitionLog log = open()) {
            fill(log, 50, 2);
            before = log.end();
        }

        clock.advance(Duration.ofSeconds(-10));
        try (PartitionLog log = open()) {
            assertThat(log.end()).isEqualTo(before);
            append(log, "next");

            assertThat(log.end().lastSequence()).isEqualTo(100);
            assertThat(log.end().lastEnqueuedMillis()).isEqualTo(before.lastEnqueuedMillis());
            assertThat(read(log, 99)).containsExactly("99", "next");
        }
    }

    @Test
    void findsEveryEventByItsOffset() throws IOException {
        try (PartitionLog log = open()) {
            List<Long> offsets = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                log.append(3, (index, sequence, offset, millis, sink) -> {
                    offsets.add(offset);
                    sink.put(body((int) sequence));
                });
            }

            for (int i = 0; i < offsets.size(); i += 11) {
                assertThat(first(log, new StartPosition.Offset(offsets.get(i), true)))
                        .isEqualTo(i);
                assertThat(first(log, new StartPosition.Offset(offsets.get(i), false)))
                        .isEqualTo(i + 1);
                assertThat(first(log, new StartPosition.Offset(offsets.get(i) - 1, false)))
                        .isEqualTo(i);
            }
            assertThat(log.end().lastOffset()).isEqualTo(offsets.get(299));
            assertThat(first(log, new StartPosition.Offset(offsets.get(299), false)))
                    .isEqualTo(300);
        }
    }

    @Test
    void findsEventsByTheTimeTheyWereStored() throws IOException {
        try (PartitionLog log = open()) {
            for (int i = 0; i < 200; i++) {
                clock.set(Instant.ofEpochMilli(1000 + 10L * i));
                append(log, "a" + i, "b" + i);
            }

            assertThat(first(log, new StartPosition.EnqueuedTime(0, false))).isZero();
            assertThat(first(log, new StartPosition.EnqueuedTime(1000, true))).isZero();
            assertThat(first(log, new StartPosition.EnqueuedTime(1000, false))).isEqualTo(2);
            assertThat(first(log, new StartPosition.EnqueuedTime(1995, true))).isEqualTo(200);
            assertThat(first(log, new StartPosition.EnqueuedTime(2990, true))).isEqualTo(398);
            assertThat(first(log, new StartPosition.EnqueuedTime(2990, false))).isEqualTo(400);
        }
        try (PartitionLog log = open()) {
            for (int i = 0; i < 200; i++) {
                assertThat(first(log, new StartPosition.EnqueuedTime(1000 + 10L * i, true)))
                        .isEqualTo(2L * i);
            }
        }
    }

    @Test
    void startsAnEmptyLogAtItsFirstEventForEveryTime() throws IOException {
        try (PartitionLog log = open()) {
            assertThat(first(log, new StartPosition.Earliest())).isZero();
            assertThat(first(log, new StartPosition.Latest())).isZero();
            assertThat(first(log, new StartPosition.EnqueuedTime(5, false))).isZero();
            assertThat(first(log, new StartPosition.Sequence(-1, false))).isZero();
        }
    }

    @Test
    void refusesAPositionBeyondItsEnd() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "only");

            assertThat(first(log, new StartPosition.Sequence(0, false))).isEqualTo(1);
            assertThatThrownBy(() -> first(log, new StartPosition.Sequence(1, true)))
                    .isInstanceOf(PositionBeyondEndException.class)
                    .hasMessage("The supplied sequence number '1' is invalid."
                            + " The last sequence number in the system is '0'");
            assertThatThrownBy(() -> first(log, new StartPosition.Offset(5000, false)))
                    .hasMessage("The supplied offset '5000' is invalid. The last offset in the system is '"
                            + log.end().lastOffset() + "'");
        }
    }

    @Test
    void storesNothingOfAnAppendWhoseWriterFails() throws IOException {
        try (PartitionLog log = open()) {
            append(log, "before");

            assertThatThrownBy(() -> log.append(2, (index, sequence, offset, millis, sink) -> {
                        if (index == 1) {
                            throw new IllegalArgumentException("no");
                        }
                        sink.put(body(0));
                    }))
                    .hasMessage("no");
            append(log, "after");

            assertThat(read(log, 0)).containsExactly("before", "after");
        }
    }

    @Test
    void readsAnAppendThatIsLargerThanASegmentOrAWindow() throws IOException {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 7);
        try (PartitionLog log = open()) {
            append(log, "small");
            log.append(2, (index, sequence, offset, millis, sink) -> sink.put(large));
            append(log, "small again");

            LogCursor cursor = log.read(1);
            assertThat(cursor.advance()).isTrue();
            assertThat(cursor.event().length()).isEqualTo(large.length);
            assertThat(cursor.advance()).isTrue();
            assertThat(cursor.advance()).isTrue();
            assertThat(cursor.event().text()).isEqualTo("small again");
            cursor.close();
        }
    }

    @Test
    void deliversToACursorThatWaitsAtTheEnd() throws IOException {
        try (PartitionLog log = open();
                LogCursor cursor = log.read(0)) {
            for (int i = 0; i < 300; i++) {
                assertThat(cursor.hasNext()).isFalse();
                assertThat(cursor.advance()).isFalse();
                cursor.idle();
                append(log, String.valueOf(i));
                assertThat(cursor.hasNext()).isTrue();
                assertThat(cursor.advance()).isTrue();
                assertThat(cursor.sequence()).isEqualTo(i);
                assertThat(cursor.event().text()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void touchesNothingOnceItIsClosed() throws IOException {
        PartitionLog closed = open();
        append(closed, "before");
        closed.close();
        try (PartitionLog log = open()) {
            append(log, "another server's");

            assertThatThrownBy(() -> append(closed, "late"))
                    .isInstanceOf(AppendFailedException.class)
                    .hasMessage("The events could not be stored: the log is closed");

            assertThat(read(log, 0)).containsExactly("before", "another server's");
        }
    }

    @Test
    void tellsItsListenersOfEveryAppendUntilTheyLeave() throws IOException {
        List<Long> ends = new ArrayList<>();
        try (PartitionLog log = open()) {
            Registration registration = log.onAppend(() -> ends.add(log.end().nextSequence()));
            append(log, "a", "b");
            append(log, "c");
            registration.close();
            append(log, "d");

            assertThat(ends).containsExactly(2L, 3L);
        }
    }

    private PartitionLog open() throws IOException {
        return PartitionLog.open(folder, LogSetting.of(SEGMENT_BYTES, clock));
    }

    private static List<String> bodies(int first, int last) {
        List<String> bodies = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            bodies.add(String.valueOf(i));
        }
        return bodies;
    }

    private static long first(PartitionLog log, StartPosition position) throws IOException {
        return position.firstSequence(log);
    }
}
