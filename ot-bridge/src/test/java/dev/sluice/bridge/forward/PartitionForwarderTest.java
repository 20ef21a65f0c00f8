package dev.sluice.bridge.forward;

import static dev.sluice.bridge.forward.FakeSurroundings.event;
import static dev.sluice.bridge.forward.FakeSurroundings.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bridge.forward.FakeTarget.Outcome;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionForwarderTest {
    private final FakeSurroundings around = new FakeSurroundings(40);
    private final FakeTarget target = around.target;

    @Test
    void countsWhatFailedAndHowFullBatchesWere() {
        FakeSurroundings fake = new FakeSurroundings(40);
        fake.target.script.add(FakeTarget.Outcome.FAILED);
        List<Integer> waiting = new ArrayList<>();
        fake.target.beforeSend = () ->
                waiting.add(fake.counters.waiting().ages(fake.clock.instant()).size());

        fake.forwarder().take(fake.claim, FakeSurroundings.events(0, 5));

        assertThat(fake.counters.counts().retries()).isEqualTo(1);
        assertThat(fake.counters.counts().batches()).isEqualTo(2);
        assertThat(fake.counters.counts().fill()).isEqualTo(1.5);
        assertThat(waiting).containsExactly(1, 1, 1);
        assertThat(fake.counters.waiting().ages(fake.clock.instant())).isEmpty();
    }

    @Test
    void fillsEachBatchBeforeItSendsIt() {
        around.forwarder().take(around.claim, events(0, 9));

        assertThat(target.batches).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L, 6L, 7L), List.of(8L, 9L));
        assertThat(around.checkpoints).containsExactly(9L);
        assertThat(around.counters.counts().forwarded()).isEqualTo(10);
    }

    @Test
    void sendsAFailedBatchAgainBeforeAnythingElse() {
        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.FAILED, Outcome.FAILED));

        around.forwarder().take(around.claim, events(0, 9));

        assertThat(target.stored).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(around.counters.counts().resent()).isEqualTo(8);
        assertThat(target.doubts).isEqualTo(2);
    }

    @Test
    void repeatsABatchOfUnknownOutcomeAsItWas() {
        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.UNKNOWN));

        around.forwarder().take(around.claim, events(0, 9));

        assertThat(target.batches)
                .containsExactly(
                        List.of(0L, 1L, 2L, 3L), List.of(4L, 5L, 6L, 7L), List.of(4L, 5L, 6L, 7L), List.of(8L, 9L));
    }

    @Test
    void setsAsideOnlyTheEventThatNoBatchCanTake() {
        around.forwarder().take(around.claim, List.of(event(0, 10), event(1, 41), event(2, 10)));

        assertThat(target.batches).containsExactly(List.of(0L), List.of(2L));
        assertThat(around.quarantined).containsExactly(1L);
        assertThat(around.checkpoints).containsExactly(2L);
    }

    @Test
    void holdsWhileTheQuarantineIsDown() {
        around.failingQuarantines = 3;

        around.forwarder().take(around.claim, List.of(event(0, 41), event(1, 10)));

        assertThat(around.quarantined).containsExactly(0L);
        assertThat(target.stored).containsExactly(1L);
    }

    @Test
    void sendsFewerEventsWhenTheTargetRefusesTheSize() {
        target.most = 2;

        around.forwarder().take(around.claim, events(0, 4));

        assertThat(target.batches).containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L, 4L));
        assertThat(around.quarantined).isEmpty();
    }

    @Test
    void setsAsideASingleEventThatTheTargetRefusesForItsSize() {
        target.script.add(Outcome.TOO_LARGE);

        around.forwarder().take(around.claim, events(0, 0));

        assertThat(around.quarantined).containsExactly(0L);
    }

    @Test
    void holdsWhileTheCheckpointStoreIsDown() {
        around.failingCheckpoints = 3;

        around.forwarder().take(around.claim, events(0, 1));

        assertThat(around.checkpoints).containsExactly(1L);
    }

    @Test
    void recordsProgressNoMoreOftenThanTold() {
        PartitionForwarder forwarder =
                new PartitionForwarder(around.bridge(Duration.ofSeconds(1)), "3", OptionalLong.empty());

        forwarder.take(around.claim, events(0, 0));
        forwarder.take(around.claim, events(1, 1));
        assertThat(around.checkpoints).containsExactly(0L);

        around.clock.advance(Duration.ofSeconds(1));
        forwarder.take(around.claim, List.of());
        assertThat(around.checkpoints).containsExactly(0L, 1L);
    }

    @Test
    void stopsTryingWhenTheClaimEndsAndKeepsWhatWasAccepted() {
        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.FAILED));
        target.beforeSend = () -> {
            if (target.batches.size() == 1) {
                around.claim.stop();
            }
        };
        PartitionForwarder forwarder = around.forwarder();

        assertThatThrownBy(() -> forwarder.take(around.claim, events(0, 9))).isInstanceOf(ClaimEndedException.class);
        assertThat(around.checkpoints).isEmpty();

        forwarder.recordProgress();
        assertThat(target.stored).containsExactly(0L, 1L, 2L, 3L);
        assertThat(around.checkpoints).containsExactly(3L);
    }

    @Test
    void countsWhatTheSourceNoLongerHad() {
        PartitionForwarder forwarder = new PartitionForwarder(around.bridge(Duration.ZERO), "3", OptionalLong.of(4));

        forwarder.take(around.claim, events(10, 11));

        assertThat(around.counters.counts().gaps()).isEqualTo(1);
        assertThat(around.counters.counts().missed()).isEqualTo(5);
        assertThat(around.gaps).containsExactly("5-9");
        assertThat(target.stored).containsExactly(10L, 11L);
    }

    @Test
    void findsNoGapRightBehindTheCheckpoint() {
        new PartitionForwarder(around.bridge(Duration.ZERO), "3", OptionalLong.of(4)).take(around.claim, events(5, 6));

        assertThat(around.counters.counts().gaps()).isZero();
    }

    @Test
    void asksForTheIncarnationAgainWhenSequencesStartAnew() {
        PartitionForwarder forwarder = around.forwarder();
        forwarder.take(around.claim, events(0, 1));

        around.incarnation = 2000;
        forwarder.take(around.claim, events(0, 0));

        assertThat(target.incarnations).containsExactly(1000L, 1000L, 2000L);
        assertThat(around.identified).isEqualTo(2);
        assertThat(around.counters.counts().gaps()).isZero();
    }

    @Test
    void sendsOnlyTheRestWhenTheSameEventsComeAgain() {
        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.FAILED));
        PartitionForwarder forwarder = forwarderWhoseClaimEndsAfterOneBatch();

        forwarder.take(new Claim("3"), events(0, 9));

        assertThat(target.stored).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void sendsAllOfThemWhenTheHubWasMadeAgainMeanwhile() {
        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.FAILED));
        PartitionForwarder forwarder = forwarderWhoseClaimEndsAfterOneBatch();
        around.incarnation = 2000;

        forwarder.take(new Claim("3"), events(0, 1));

        assertThat(target.stored).containsExactly(0L, 1L, 2L, 3L, 0L, 1L);
    }

    @Test
    void continuesWithTheNextEventOrWithADeliveryThatIsNotDone() {
        PartitionForwarder forwarder = around.forwarder();
        assertThat(forwarder.continuesWith(0)).isFalse();

        forwarder.take(around.claim, events(0, 3));
        assertThat(forwarder.continuesWith(4)).isTrue();
        assertThat(forwarder.continuesWith(3)).isFalse();
        assertThat(forwarder.continuesWith(6)).isFalse();

        target.script.addAll(List.of(Outcome.ACCEPTED, Outcome.FAILED));
        target.beforeSend = endsTheClaimAfter(2);
        assertThatThrownBy(() -> forwarder.take(around.claim, events(4, 12))).isInstanceOf(ClaimEndedException.class);
        assertThat(forwarder.continuesWith(4)).isTrue();
        assertThat(forwarder.continuesWith(8)).isFalse();
    }

    @Test
    void saysWhatHeldItWhenTheClaimEnds() {
        target.script.addAll(List.of(Outcome.FAILED));
        target.beforeSend = endsTheClaimAfter(0);

        assertThatThrownBy(() -> around.forwarder().take(around.claim, events(0, 1)))
                .isInstanceOf(ClaimEndedException.class)
                .hasRootCauseMessage("the link is broken");
    }

    private PartitionForwarder forwarderWhoseClaimEndsAfterOneBatch() {
        target.beforeSend = endsTheClaimAfter(1);
        PartitionForwarder forwarder = around.forwarder();
        assertThatThrownBy(() -> forwarder.take(around.claim, events(0, 9))).isInstanceOf(ClaimEndedException.class);
        return forwarder;
    }

    private Runnable endsTheClaimAfter(int batches) {
        return () -> {
            if (target.batches.size() == batches) {
                around.claim.stop();
            }
        };
    }
}
