package dev.sluice.archiver.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.archiver.Events;
import dev.sluice.archiver.chain.PartitionStoppedException;
import dev.sluice.archiver.chain.StopReason;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is gone from an archive is never written over. */
class BrokenChainTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void archiveThreeFiles() {
        bench.withRows(5).open().accept(Events.range(0, 14));
        assertThat(bench.files()).containsExactly("0-4", "5-9", "10-14");
    }

    @Test
    void stopsWhenTheTailItWouldFollowIsGone() {
        PartitionWriter writer = bench.open();
        bench.memory.delete(bench.path(10));

        PartitionStoppedException stopped =
                catchThrowableOfType(PartitionStoppedException.class, () -> writer.accept(Events.range(15, 19)));

        assertThat(stopped.reason()).isEqualTo(StopReason.TAIL_MISSING);
        assertThat(stopped)
                .hasMessage("blob " + bench.path(10) + ", which ends the archive at sequence 14, is gone:"
                        + " restore it, or delete " + bench.paths.highWater()
                        + " to archive its events again from what the hub"
                        + " still retains; then restart the archiver");
        assertThat(bench.files()).containsExactly("0-4", "5-9");
    }

    @Test
    void refusesToStartBelowWhereTheArchiveOnceWent() {
        bench.memory.delete(bench.path(10));

        assertThatThrownBy(bench::open)
                .hasMessage("the archive ends at sequence 9 (" + bench.path(5) + ") but once went to 14: restore the"
                        + " blobs that hold 10 to 14, or delete " + bench.paths.highWater()
                        + " to archive them again from what the hub still retains; then restart the archiver");
    }

    @Test
    void archivesAgainOnceToldTo() {
        bench.memory.delete(bench.path(10));
        bench.memory.delete(bench.paths.highWater());

        bench.open().accept(Events.range(10, 19));

        assertThat(bench.files()).containsExactly("0-4", "5-9", "10-14", "15-19");
    }

    @Test
    void refusesToStartWithAHole() {
        bench.memory.delete(bench.path(5));

        assertThatThrownBy(bench::open)
                .hasMessage(
                        "between " + bench.path(0) + " and " + bench.path(10)
                                + " the archive has no blob for sequences 5 to 9: restore the blobs, then restart the archiver");
    }

    @Test
    void refusesToStartWithoutTheFirstFile() {
        bench.memory.delete(bench.path(0));

        assertThatThrownBy(bench::open)
                .isInstanceOf(PartitionStoppedException.class)
                .hasMessageContaining("0 to 4");
    }

    @Test
    void refusesToStartWithNothingLeft() {
        bench.spans().forEach(span -> bench.memory.delete(bench.path(span.first())));
        bench.memory.delete(bench.paths.genesis());

        assertThatThrownBy(bench::open)
                .isInstanceOf(PartitionStoppedException.class)
                .hasMessageContaining("once went to 14");
    }

    @Test
    void refusesAHubThatEndsBeforeItsArchive() {
        bench.hub = new HubRange(Bench.INCARNATION, 0, 13);

        assertThatThrownBy(bench::open)
                .isInstanceOf(PartitionStoppedException.class)
                .hasMessageContaining("the hub ends at sequence 13 but its archive at 14");
    }

    @Test
    void refusesABlobThatNoArchiverWrote() {
        bench.memory.create(bench.path(15), new byte[3], Map.of());

        assertThatThrownBy(bench::open)
                .isInstanceOf(PartitionStoppedException.class)
                .hasMessageContaining("has no metadata of an archive file");
    }

    @Test
    void refusesToStartWithAnOverlap() {
        bench.memory.create(
                bench.path(12),
                new byte[3],
                Map.of("kind", "data", "first", "12", "last", "20", "nonce", "n", "sha256", "s"));

        assertThatThrownBy(bench::open)
                .isInstanceOf(PartitionStoppedException.class)
                .hasMessageContaining("both hold sequence 12");
    }
}
