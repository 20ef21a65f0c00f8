package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.ReceivedEvent;
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
    private final MemoryWorld world = new MemoryWorld();
    private final Set<EventIdentity> aside = new HashSet<>();

    /** It set the event aside, and a hole for it, before it could know that another takes it. */
    @Test
    void countsOnceWhatARivalOfOtherTypesRefusesMeanwhile() {
        List<ReceivedEvent> batch = List.of(event(0, false));
        Intake strict = intake(world.open(), false);

        Runnable rival = () -> strict.take("0", batch);
        intake(new Interrupted(world.open(), Place.WRITE_OF_DEVICES, rival), true)
                .take("0", batch);
        assertThat(aside).hasSize(1);
        assertThat(events()).isOne();
        assertThat(holes()).isEqualTo(HoleRanges.none());

        intake(world.open(), true).take("0", batch);
        assertThat(events()).isOne();
        aside.clear();
        strict.take("0", batch);
        assertThat(aside).isEmpty();
    }

    /** Else the hole stays for good, and so does what its device remembers of it. */
    @Test
    void closesTheHoleOfALateEventThatWasCountedBeforeACrash() {
        List<ReceivedEvent> late = List.of(event(1, true));
        intake(world.open(), false).take("0", List.of(event(0, true), event(2, true)));
        assertThat(holes()).isEqualTo(HoleRanges.of(List.of(new HoleRanges.Range(1, 1))));

        crashBeforeProgress(late);
        assertThat(events()).isEqualTo(3);

        intake(world.open(), false).take("0", late);
        assertThat(events()).isEqualTo(3);
        assertThat(holes()).isEqualTo(HoleRanges.none());

        intake(world.open(), false).take("0", List.of(event(3, true)));
        DeviceRecord pump =
                world.device(new DeviceId(TestEvent.SOURCE.hub(), "pump")).value();
        assertThat(Objects.requireNonNull(pump).filled()).isEmpty();
    }

    /** Its hub was made again; the hole in the old one is still there, and only the device knows better. */
    @Test
    void remembersALateEventWhileItsSourcePartitionIsNotHeardOf() {
        List<ReceivedEvent> late = List.of(event(1, true));
        SourcePartition madeAgain = new SourcePartition(TestEvent.SOURCE.hub(), 2, "0");
        intake(world.open(), false).take("0", List.of(event(0, true), event(2, true)));
        crashBeforeProgress(late);

        ReceivedEvent first =
                TestEvent.of("pump", 0, true).withSource(madeAgain).received();
        intake(world.open(), false).take("0", List.of(first));
        intake(world.open(), false).take("0", late);
        assertThat(events()).isEqualTo(4);
    }

    /** A rival takes it, closes its hole, and its device forgets that it had: all while we have read but half. */
    @Test
    void readsDevicesBeforeTheProgressThatJudgesTheirLateEvents() {
        List<ReceivedEvent> late = List.of(event(1, true));
        intake(world.open(), false).take("0", List.of(event(0, true), event(2, true)));
        Intake other = intake(world.open(), false);
        Runnable rival = () -> {
            other.take("0", late);
            other.take("0", List.of(event(3, true)));
        };

        intake(new Interrupted(world.open(), Place.SECOND_READ, rival), false).take("0", late);
        assertThat(events()).isEqualTo(4);
    }

    private void crashBeforeProgress(List<ReceivedEvent> batch) {
        Intake crashing =
                intake(new Interrupted(world.open(), Place.WRITE_OF_PROGRESS, InterruptedIntakeTest::crash), false);
        assertThatThrownBy(() -> crashing.take("0", batch)).isInstanceOf(IngestException.class);
    }

    private Intake intake(StateStore store, boolean takesBad) {
        return Player.intake(store, aside, AlarmRules.NONE, takesBad);
    }

    private long events() {
        return world.states().values().iterator().next().events();
    }

    private HoleRanges holes() {
        return Objects.requireNonNull(world.progress(TestEvent.SOURCE).value()).holes();
    }

    private static ReceivedEvent event(long sequence, boolean good) {
        return TestEvent.of("pump", sequence, good).received();
    }

    private static void crash() {
        throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "injected");
    }

    /** Where something happens. */
    private enum Place {
        SECOND_READ,
        WRITE_OF_DEVICES,
        WRITE_OF_PROGRESS
    }

    /** Lets something happen before a call. */
    private static final class Interrupted implements StateStore {
        private final StateStore store;
        private final Place place;
        private final Runnable what;
        private int reads;

        Interrupted(StateStore store, Place place, Runnable what) {
            this.store = store;
            this.place = place;
            this.what = what;
        }

        @Override
        public Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> devices) {
            read();
            return store.devices(devices);
        }

        @Override
        public void forget(Set<DeviceId> devices) {
            store.forget(devices);
        }

        @Override
        public Written write(List<DeviceUpdate> updates) {
            at(Place.WRITE_OF_DEVICES);
            return store.write(updates);
        }

        @Override
        public Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources) {
            read();
            return store.progress(sources);
        }

        @Override
        public Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates) {
            at(Place.WRITE_OF_PROGRESS);
            return store.writeProgress(updates);
        }

        private void read() {
            if (++reads == 2) {
                at(Place.SECOND_READ);
            }
        }

        private void at(Place here) {
            if (here == place) {
                what.run();
            }
        }
    }
}
