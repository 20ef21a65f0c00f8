package dev.sluice.bridge.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.KillSwitch;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.Tracing;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.forward.QuarantineLimit;
import dev.sluice.bridge.forward.Safeguards;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Pace;
import dev.sluice.service.trigger.Lane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> sent = new CopyOnWriteArrayList<>();
    private final List<String> gaps = new CopyOnWriteArrayList<>();
    private volatile Runnable onSend = () -> {};
    private volatile long checkpoint = -1;
    private final Lane lane = new Lane("3", claim -> forwarder(), new Lane.Attempts(threads, LIMIT));

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void forwardsABatch() {
        lane.take(events(0, 4));

        assertThat(sent).containsExactly(5);
    }

    @Test
    void failsInTimeWithTheReasonAndGoesOnAtTheNextAttempt() {
        onSend = () -> {
            throw new ServiceException(FailureCode.THROTTLED, "the target is busy");
        };
        long began = System.nanoTime();

        assertThatThrownBy(() -> lane.take(events(0, 4))).hasMessage("the target is busy");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));

        onSend = () -> {};
        lane.take(events(0, 4));
        assertThat(sent).containsExactly(5);
    }

    /** A call that outlasts its attempt is the only one in flight: the next attempt waits for it. */
    @Test
    void sendsNothingBesideACallThatOutlastsItsAttempt() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        onSend = () -> await(answer);

        assertThatThrownBy(() -> lane.take(events(0, 4))).hasMessageContaining("no answer within the limit");
        assertThatThrownBy(() -> lane.take(events(0, 4))).hasMessageContaining("an earlier attempt waits");
        assertThat(sent).isEmpty();

        answer.countDown();
        onSend = () -> {};
        lane.take(events(0, 4));
        assertThat(sent).containsExactly(5);
    }

    @Test
    void takesNoJumpForAGapThatAnotherInstanceHasForwarded() {
        lane.take(events(0, 4));
        checkpoint = 99;

        lane.take(events(100, 104));

        assertThat(gaps).isEmpty();
    }

    @Test
    void recordsAGapBehindTheCheckpoint() {
        lane.take(events(0, 4));
        checkpoint = 49;

        lane.take(events(100, 104));

        assertThat(gaps).containsExactly("50-99");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ReceivedEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> new ReceivedEvent(
                        new Position(n, "" + n), Instant.EPOCH, null, new byte[1], Map.of(), Map.of(), Map.of()))
                .toList();
    }

    private PartitionForwarder forwarder() {
        return new PartitionForwarder(bridge(), "3", OptionalLong.of(checkpoint));
    }

    private Bridge bridge() {
        Clock clock = Clock.systemUTC();
        return new Bridge(
                partition -> new SourcePartition("ot-hub", 1000, partition),
                new OneBatchTarget(),
                (source, event, reason) -> {},
                (partition, position) -> {},
                new Counters(),
                new Pace(
                        clock, Duration.ZERO, new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), new Random(1))),
                new Safeguards(
                        (source, first, last) -> gaps.add(first + "-" + last),
                        new NoKillSwitch(),
                        Set.of(),
                        Duration.ofDays(1),
                        new QuarantineLimit(clock)),
                Tracing.OFF);
    }

    private static final class NoKillSwitch implements KillSwitch {
        @Override
        public boolean isSet() {
            return false;
        }

        @Override
        public String place() {
            return "nowhere";
        }
    }

    private final class OneBatchTarget implements Target {
        @Override
        public TargetBatch open(String sourcePartition) {
            return new TargetBatch() {
                private int count;

                @Override
                public Offer offer(ForwardedEvent event) {
                    count++;
                    return Offer.Answer.TAKEN;
                }

                @Override
                public int count() {
                    return count;
                }

                @Override
                public double fill() {
                    return 1;
                }

                @Override
                public void send() {
                    onSend.run();
                    sent.add(count);
                }
            };
        }

        @Override
        public void doubt() {}
    }
}
