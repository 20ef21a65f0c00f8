package dev.sluice.bridge.doctor;

import dev.sluice.bridge.TargetPin;
import dev.sluice.bridge.eventhubs.EventHubTarget;
import dev.sluice.bridge.storage.Remembered;
import dev.sluice.service.processor.SourceHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what a bridge remembers with what it would find now. Changes nothing. */
final class MemoryProbes {
    private static final Duration SKEW_WORTH_A_WORD = Duration.ofSeconds(30);
    private static final Duration SKEW_THAT_BREAKS = Duration.ofMinutes(5);

    private final Remembered remembered;
    private final Clock clock;

    MemoryProbes(Remembered remembered, Clock clock) {
        this.remembered = remembered;
        this.clock = clock;
    }

    Answer incarnation(SourceHub source) {
        long shown = source.identify("0").incarnation();
        OptionalLong pinned = remembered.incarnation();
        String created = "the source was created at " + Instant.ofEpochMilli(shown);
        if (pinned.isEmpty()) {
            return Answer.ok(created + ", and nothing is remembered yet");
        }
        return pinned.getAsLong() == shown
                ? Answer.ok(created + ", as remembered")
                : Answer.failed(created + ", but the checkpoints belong to the one of "
                        + Instant.ofEpochMilli(pinned.getAsLong())
                        + ": if it was made again or failed over, run ./sluice bridge accept-incarnation");
    }

    Answer partitionCount(EventHubTarget target) {
        TargetPin shown = new TargetPin(target.name(), target.partitionCount());
        Optional<TargetPin> pinned = remembered.target();
        String found = "'" + shown.hub() + "' has " + shown.partitions() + " partitions";
        if (pinned.isEmpty()) {
            return Answer.ok(found + ", and nothing is remembered yet");
        }
        return pinned.get().equals(shown)
                ? Answer.ok(found + ", as remembered")
                : Answer.failed(found + ", but the bridge is pinned to '"
                        + pinned.get().hub() + "' with " + pinned.get().partitions()
                        + ": give it that hub again, or run ./sluice bridge repartition");
    }

    /** The storage's clock has whole seconds. */
    Answer clockSkew() {
        Duration skew = Duration.between(remembered.serverTime(), clock.instant());
        String found = "this machine's clock is " + skew.abs().toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " the storage's";
        if (skew.abs().compareTo(SKEW_THAT_BREAKS) >= 0) {
            return Answer.failed(found + ": tokens are refused; set it");
        }
        return skew.abs().compareTo(SKEW_WORTH_A_WORD) >= 0 ? Answer.warning(found + ": set it") : Answer.ok(found);
    }
}
