package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Something happens between one write of a batch and the next. */
class InterruptedIntakeTest {
    private static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1, "0");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryWorld world = new MemoryWorld();
    private final Set<EventIdentity> aside = new HashSet<>();

    /** It set the event aside, and a hole for it, before it could know that another takes it. */
    @Test
    void countsOnceWhatARivalOfOtherTypesRefusesMeanwhile() {
        List<ReceivedEvent> batch = List.of(event(0, false));
        Intake strict = intake(world.open(), false);

        intake(new Interrupted(world.open(), () -> strict.take("0", batch), () -> {}), true)
                .take("0", batch);
        assertThat(aside).hasSize(1);
        assertThat(events()).isOne();
        assertThat(holes()).isEqualTo(HoleRanges.none());

        intake(world.open(), true).take("0", batch);
        assertThat(events()).isOne();
    }

    /** Else the hole stays for good, and so does what its device remembers of it. */
    @Test
    void closesTheHoleOfALateEventThatWasCountedBeforeACrash() {
        List<ReceivedEvent> late = List.of(event(1, true));
        intake(world.open(), false).take("0", List.of(event(0, true), event(2, true)));
        assertThat(holes()).isEqualTo(HoleRanges.of(List.of(new HoleRanges.Range(1, 1))));

        Intake crashing = intake(new Interrupted(world.open(), () -> {}, InterruptedIntakeTest::crash), false);
        assertThatThrownBy(() -> crashing.take("0", late)).isInstanceOf(IngestException.class);
        assertThat(events()).isEqualTo(3);

        intake(world.open(), false).take("0", late);
        assertThat(events()).isEqualTo(3);
        assertThat(holes()).isEqualTo(HoleRanges.none());
    }

    private Intake intake(StateStore store, boolean takesBad) {
        return Player.intake(store, aside, AlarmRules.NONE, takesBad);
    }

    private long events() {
        return world.states().values().iterator().next().events();
    }

    private HoleRanges holes() {
        return Objects.requireNonNull(world.progress(SOURCE).value()).holes();
    }

    private static ReceivedEvent event(long sequence, boolean good) {
        return new TestEvent(
                        SOURCE,
                        sequence,
                        START.plusSeconds(sequence),
                        "pump",
                        "default",
                        "-",
                        null,
                        Map.of("v", new MeasuredValue(MeasuredValue.Kind.NUMBER, "1")),
                        10,
                        good,
                        false)
                .received();
    }

    private static void crash() {
        throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "injected");
    }

    /** Lets something happen before devices and before progress are written. */
    private record Interrupted(StateStore store, Runnable beforeDevices, Runnable beforeProgress)
            implements StateStore {
        @Override
        public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> devices) {
            return store.devices(devices);
        }

        @Override
        public void forget(Set<DeviceId> devices) {
            store.forget(devices);
        }

        @Override
        public Written write(List<DeviceUpdate> updates) {
            beforeDevices.run();
            return store.write(updates);
        }

        @Override
        public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
            return store.progress(sources);
        }

        @Override
        public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
            if (!updates.isEmpty()) {
                beforeProgress.run();
            }
            return store.writeProgress(updates);
        }
    }
}
