package dev.sluice.bridge.forward;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.KillSwitch;
import dev.sluice.bridge.Tracing;
import dev.sluice.contract.SourcePartition;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** A bridge whose surroundings are in memory and fail a set number of times. */
final class FakeSurroundings {
    final FakeTarget target;
    final MovableClock clock = new MovableClock();
    final Counters counters = new Counters();
    final List<Long> checkpoints = new ArrayList<>();
    final List<Long> quarantined = new ArrayList<>();
    final Claim claim = new Claim("3");
    final List<String> gaps = new ArrayList<>();
    final Set<String> denied = new HashSet<>();
    final FakeKillSwitch killSwitch = new FakeKillSwitch();
    Tracing tracing = Tracing.OFF;
    long incarnation = 1000;
    int identified;
    int failingCheckpoints;
    int failingQuarantines;

    FakeSurroundings(int batchBytes) {
        target = new FakeTarget(batchBytes);
    }

    Bridge bridge(Duration checkpointInterval) {
        return new Bridge(
                partition -> {
                    identified++;
                    return new SourcePartition("ot-hub", incarnation, partition);
                },
                target,
                (source, event, reason) -> {
                    failIf(failingQuarantines-- > 0);
                    quarantined.add(event.position().sequence());
                },
                (partition, position) -> {
                    failIf(failingCheckpoints-- > 0);
                    checkpoints.add(position.sequence());
                },
                counters,
                new Pace(clock, checkpointInterval, new Backoff(Duration.ZERO, Duration.ZERO, new Random(1))),
                new Safeguards(
                        (source, first, last) -> gaps.add(first + "-" + last),
                        killSwitch,
                        denied,
                        Duration.ofDays(1),
                        new QuarantineLimit(clock)),
                tracing);
    }

    PartitionForwarder forwarder() {
        return new PartitionForwarder(bridge(Duration.ZERO), "3", OptionalLong.empty());
    }

    /** Set, and cleared after so many looks at it. */
    static final class FakeKillSwitch implements KillSwitch {
        int looks;

        @Override
        public boolean isSet() {
            return looks-- > 0;
        }

        @Override
        public String place() {
            return "nowhere";
        }
    }

    static ReceivedEvent eventOf(String device, long sequence) {
        ReceivedEvent event = event(sequence, 10);
        return new ReceivedEvent(
                event.position(),
                event.enqueued(),
                null,
                event.body(),
                Map.of(),
                Map.of("iothub-connection-device-id", device),
                Map.of());
    }

    static List<ReceivedEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(n -> event(n, 10)).toList();
    }

    static ReceivedEvent event(long sequence, int bytes) {
        return new ReceivedEvent(
                new Position(sequence, Long.toString(sequence * 100)),
                Instant.EPOCH,
                null,
                new byte[bytes],
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static void failIf(boolean down) {
        if (down) {
            throw new ServiceException(FailureCode.QUARANTINE_STORE, "the store is down");
        }
    }
}
