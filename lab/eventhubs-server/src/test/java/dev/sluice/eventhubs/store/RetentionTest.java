package dev.sluice.eventhubs.store;

import static dev.sluice.eventhubs.store.Logs.append;
import static dev.sluice.eventhubs.store.Logs.fill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.Retention;
import dev.sluice.functionshost.clock.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final int SEGMENT_BYTES = 1024;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void keepsAtLeastTheNewestBytesAndNoWholeFileMore() throws IOException {
        try (PartitionLog log = open(Retention.UNLIMITED.withBytes(3000))) {
            fill(log, 200, 1);

            log.enforceRetention();

            assertThat(log.bytes()).isBetween(3000L, 3000L + SEGMENT_BYTES);
            assertThat(log.firstSequence()).isPositive();
            assertThat(log.end().lastSequence()).isEqualTo(199);
        }
    }

    @Test
    void dropsFilesWhoseEventsAreAllTooOldAndNeverTheLastFile() throws IOException {
        try (PartitionLog log = open(Retention.of(Duration.ofHours(1)))) {
            fill(log, 100, 1);
            clock.advance(Duration.ofMinutes(30));
            fill(log, 1, 1);
            log.enforceRetention();
            assertThat(log.firstSequence()).isZero();

            clock.advance(Duration.ofMinutes(31));
            append(log, "begins a file, as the last one has an event that is too old");
            log.enforceRetention();
            long first = log.firstSequence();
            assertThat(first).isBetween(1L, 100L);

            clock.advance(Duration.ofDays(10));
            log.enforceRetention();
            assertThat(log.firstSequence()).isEqualTo(101);
            assertThat(log.end().lastSequence()).isEqualTo(101);
        }
    }

    @Test
    void startsEveryPositionBeforeTheFirstEventThere() throws IOException {
        try (PartitionLog log = open(Retention.UNLIMITED.withBytes(1))) {
            fill(log, 200, 1);
            log.enforceRetention();
            long first = log.firstSequence();

            assertThat(new StartPosition.Earliest().firstSequence(log)).isEqualTo(first);
            assertThat(new StartPosition.Sequence(3, true).firstSequence(log)).isEqualTo(first);
            assertThat(new StartPosition.Offset(-1, false).firstSequence(log)).isEqualTo(first);
            assertThat(new StartPosition.Offset(100, true).firstSequence(log)).isEqualTo(first);
            assertThat(new StartPosition.EnqueuedTime(0, true).firstSequence(log))
                    .isEqualTo(first);
        }
    }

    @Test
    void movesAReaderWhoseFilesAreDeletedOnToTheFirstEventThatIsKept() throws IOException {
        try (PartitionLog log = open(Retention.UNLIMITED.withBytes(1));
                LogCursor cursor = log.read(0)) {
            fill(log, 10, 1);
            assertThat(cursor.advance()).isTrue();
            fill(log, 190, 1);

            log.enforceRetention();

            long last = cursor.sequence();
            while (cursor.advance()) {
                assertThat(cursor.sequence()).isGreaterThan(last);
                last = cursor.sequence();
            }
            assertThat(last).isEqualTo(199);
        }
    }

    @Test
    void goesOnAfterItWasOpenedAgain() throws IOException {
        Retention retention = Retention.of(Duration.ofHours(1));
        try (PartitionLog log = open(retention)) {
            fill(log, 200, 1);
            clock.advance(Duration.ofHours(2));
            append(log, "late");
        }

        try (PartitionLog log = open(retention)) {
            clock.advance(Duration.ofHours(2));
            log.enforceRetention();

            assertThat(log.firstSequence()).isEqualTo(200);
            append(log, "next");
            assertThat(log.end().lastSequence()).isEqualTo(201);
        }
    }

    private PartitionLog open(Retention retention) throws IOException {
        return PartitionLog.open(folder, LogSetting.of(SEGMENT_BYTES, clock).with(retention));
    }
}
