package dev.sluice.archiver.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.archiver.Duck;
import dev.sluice.archiver.Events;
import dev.sluice.archiver.chain.AbandonedException;
import dev.sluice.archiver.chain.FaultyBlobStore;
import dev.sluice.archiver.chain.FaultyBlobStore.Fault;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.event.HubEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionWriterTest {
    private final Bench bench = new Bench();

    @Test
    void cutsByRows() {
        bench.withRows(4).open().accept(Events.range(0, 9));

        assertThat(bench.files()).containsExactly("0-3", "4-7");
    }

    @Test
    void cutsByBytes() {
        HubEvent large = Events.with(0, Map.of(), new byte[1000]);
        bench.cuts = new Cuts(1000, large.weight() + 1, Duration.ofDays(1), Duration.ofDays(1));

        bench.open()
                .accept(LongStream.range(0, 5)
                        .mapToObj(sequence -> Events.with(sequence, Map.of(), new byte[1000]))
                        .toList());

        assertThat(bench.files()).containsExactly("0-1", "2-3");
    }

    @Test
    void cutsWhereTheHourOfTheHubsClockChanges() {
        PartitionWriter writer = bench.open();

        writer.accept(Events.range(359_990, 360_010));
        writer.flush();

        assertThat(bench.files()).containsExactly("359990-359999", "360000-360010");
        assertThat(bench.path(359_990)).contains("/hour=06/");
        assertThat(bench.path(360_000)).contains("/hour=07/");
    }

    @Test
    void cutsByAgeEarlyAtFirst() {
        bench.cuts = new Cuts(1000, 1L << 40, Duration.ofSeconds(4), Duration.ofSeconds(1));
        PartitionWriter writer = bench.open();
        for (int second = 0; second < 16; second++) {
            writer.accept(Events.range(second, second));
            bench.clock.advance(Duration.ofSeconds(1));
            writer.accept(List.of());
        }

        assertThat(bench.files()).containsExactly("0-0", "1-2", "3-6", "7-10", "11-14");
    }

    @Test
    void goesOnWhereTheArchiveEnds() {
        bench.archive(5, 9);
        PartitionWriter next = bench.open();

        assertThat(next.archived()).hasValue(9);
        next.accept(Events.range(5, 12));
        next.flush();

        assertThat(bench.files()).containsExactly("5-9", "10-12");
        assertThat(next.tally()).isEqualTo(new Tally(1, 3, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void commitsOnceWhateverHappensToTheAnswer(Fault fault) {
        FaultyBlobStore faulty = new FaultyBlobStore(bench.memory);
        PartitionWriter writer = bench.open(faulty, new Patience());
        writer.accept(Events.range(0, 4));
        faulty.next(fault);
        faulty.next(fault);

        writer.flush();
        writer.accept(Events.range(5, 9));
        writer.flush();

        assertThat(bench.files()).containsExactly("0-4", "5-9");
        assertThat(writer.tally().rows()).isEqualTo(10);
    }

    @Test
    void followsAnotherWriterThatWonTheSlot() {
        PartitionWriter loser = bench.open();
        loser.accept(Events.range(0, 9));
        bench.archive(0, 6);

        loser.flush();

        assertThat(bench.files()).containsExactly("0-6", "7-9");
    }

    @Test
    void skipsWhatAnotherWriterArchivedFurther() {
        PartitionWriter loser = bench.open();
        loser.accept(Events.range(0, 4));
        bench.archive(0, 9);

        loser.flush();
        loser.accept(Events.range(5, 12));
        loser.flush();

        assertThat(bench.files()).containsExactly("0-9", "10-12");
    }

    @Test
    void recordsAGapBeforeItGoesOn() throws Exception {
        bench.archive(0, 4);
        bench.hub = new HubRange(Bench.INCARNATION, 10, 20);
        PartitionWriter writer = bench.open();

        writer.accept(Events.range(10, 12));
        writer.flush();

        assertThat(bench.files()).containsExactly("0-4", "10-12");
        assertThat(bench.memory.find(bench.paths.gap(5)).orElseThrow().metadata())
                .containsEntry("first", "5")
                .containsEntry("last", "9")
                .containsEntry("gap", "true");
        assertThat(writer.tally().lost()).isEqualTo(5);
        assertThat(bench.open().archived()).hasValue(12);
    }

    @Test
    void readsAgainWhenTheHubStillHoldsWhatIsMissing() {
        bench.archive(0, 4);
        PartitionWriter writer = bench.open();

        assertThatThrownBy(() -> writer.accept(Events.range(10, 12))).isInstanceOf(ReadAgainException.class);

        assertThat(bench.memory.find(bench.paths.gap(5))).isEmpty();
    }

    @Test
    void takesNoGapForOneThatAnotherWriterFilled() {
        bench.archive(0, 4);
        PartitionWriter writer = bench.open();
        bench.archive(5, 9);

        writer.accept(Events.range(10, 12));
        writer.flush();

        assertThat(bench.files()).containsExactly("0-4", "5-9", "10-12");
        assertThat(bench.memory.find(bench.paths.gap(5))).isEmpty();
    }

    @Test
    void yieldsToAGapThatAnotherWriterRecorded() {
        bench.archive(0, 4);
        PartitionWriter slow = bench.open();
        slow.accept(Events.range(5, 9));
        bench.hub = new HubRange(Bench.INCARNATION, 8, 20);
        PartitionWriter fast = bench.open();
        fast.accept(Events.range(8, 9));
        fast.flush();

        slow.flush();
        slow.accept(Events.range(10, 11));
        slow.flush();

        assertThat(bench.files()).containsExactly("0-4", "8-9", "10-11");
    }

    @Test
    void startsWhereTheFirstOfTwoWritersStarted() {
        PartitionWriter first = bench.open();
        PartitionWriter second = bench.open();
        first.accept(Events.range(5, 9));

        second.accept(Events.range(3, 9));
        first.flush();
        second.flush();

        assertThat(bench.files()).containsExactly("5-9");
    }

    @Test
    void flagsRepeatsOverRestartsGapsAndForeignFiles() throws Exception {
        PartitionWriter one = bench.open();
        one.accept(List.of(Events.bridged(0, "0", 100), Events.bridged(1, "1", 7)));
        one.flush();
        PartitionWriter two = bench.open();
        two.accept(List.of(Events.bridged(2, "0", 100), Events.bridged(3, "0", 103)));
        one.accept(List.of(Events.bridged(2, "0", 100)));
        one.flush();
        two.flush();
        bench.hub = new HubRange(Bench.INCARNATION, 8, 20);
        PartitionWriter three = bench.open();
        three.accept(List.of(Events.bridged(8, "0", 103), Events.bridged(9, "0", 101), Events.of(10)));
        three.flush();
        PartitionWriter four = bench.open();
        four.accept(List.of(Events.bridged(11, "0", 101), Events.bridged(12, "1", 7), Events.bridged(13, "1", 8)));
        four.flush();

        assertThat(flags(bench.path(0))).containsExactly("0 false", "1 false");
        assertThat(flags(bench.path(2))).containsExactly("2 true");
        assertThat(flags(bench.path(3))).containsExactly("3 false");
        assertThat(flags(bench.path(8))).containsExactly("8 true", "9 false", "10 null");
        assertThat(flags(bench.path(11))).containsExactly("11 true", "12 true", "13 false");
    }

    @Test
    void givesUpWhenTold() {
        FaultyBlobStore faulty = new FaultyBlobStore(bench.memory);
        Patience patience = new Patience();
        PartitionWriter writer = bench.open(faulty, patience);
        writer.accept(Events.range(0, 4));
        faulty.next(Fault.REQUEST_LOST);
        patience.abandon();

        assertThatThrownBy(writer::flush).isInstanceOf(AbandonedException.class);
        assertThat(bench.files()).isEmpty();
    }

    private List<String> flags(String path) throws Exception {
        byte[] file = bench.memory.read(path, 0, Integer.MAX_VALUE);
        return Duck.read(file).stream()
                .map(row -> row.get("seq") + " " + row.get("_dup"))
                .toList();
    }
}
