package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A device whose state the store will not take, among others. */
class RefusedDeviceTest {
    private static final TestEvent FIRST = TestEvent.of("pump", 0, true);
    private static final TestEvent OTHER = TestEvent.of("fan", 1, true);
    private static final TestEvent SECOND = TestEvent.of("pump", 2, true);
    private static final TestEvent THIRD = TestEvent.of("pump", 3, true);

    private final MemoryWorld world = new MemoryWorld();
    private final Map<EventIdentity, String> aside = new HashMap<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();

    @Test
    void setsItsEventsAsideOnceAndTakesTheOthers() {
        refuseAllButTheFirst();

        assertThat(aside)
                .containsOnlyKeys(SECOND.identity(), THIRD.identity())
                .containsValue(Rounds.STATE_REFUSED)
                .hasSize(kept.get());
        assertThat(state(FIRST).events()).isOne();
        assertThat(state(OTHER).events()).isOne();
        assertThat(holes()).isEqualTo(HoleRanges.of(List.of(new HoleRanges.Range(2, 3))));
    }

    @Test
    void countsThemOnceWhenTheyAreReplayed() {
        refuseAllButTheFirst();
        world.accept(FIRST.deviceId());

        for (int round = 0; round < 2; round++) {
            take(THIRD);
            take(SECOND);
            assertThat(state(FIRST).events()).isEqualTo(3);
            assertThat(state(FIRST).head()).isEqualTo(THIRD.identity());
            assertThat(state(FIRST).measurements().get("v").sequence()).isEqualTo(THIRD.sequence());
            assertThat(holes()).isEqualTo(HoleRanges.none());
        }
        assertThat(aside).hasSize(kept.get());
    }

    /** The batch is decided several times; what is set aside is so once. */
    @Test
    void setsAsideOnceThoughOthersWriteFirst() {
        take(FIRST, OTHER);
        world.refuse(FIRST.deviceId());
        Intake stale = intake(world.open());
        stale.take("0", received(FIRST, OTHER));
        take(TestEvent.of("fan", 4, true));

        stale.take("0", received(TestEvent.of("pump", 5, true), TestEvent.of("fan", 6, true)));
        assertThat(conflicts.get()).isPositive();
        assertThat(kept.get()).isOne();
        assertThat(state(OTHER).events()).isEqualTo(3);
    }

    private void refuseAllButTheFirst() {
        take(FIRST);
        world.refuse(FIRST.deviceId());
        take(FIRST, OTHER, SECOND, SECOND, THIRD);
    }

    private void take(TestEvent... events) {
        intake(world.open()).take("0", received(events));
    }

    private static List<ReceivedEvent> received(TestEvent... events) {
        List<ReceivedEvent> received = new ArrayList<>();
        for (TestEvent event : events) {
            received.add(event.received());
        }
        return received;
    }

    private Intake intake(StateStore store) {
        return new StateIntake(new IntakeParts(
                received -> TestEvent.read(received, false),
                (partition, reading, reason) -> {
                    kept.incrementAndGet();
                    aside.put(reading.origin().orElseThrow().identity(), reason.code());
                },
                store,
                AlarmRules.NONE,
                new IntakeMeter() {
                    @Override
                    public void conflict() {
                        conflicts.incrementAndGet();
                    }
                }));
    }

    private DeviceState state(TestEvent event) {
        return Objects.requireNonNull(world.states().get(event.deviceId()));
    }

    private HoleRanges holes() {
        return Objects.requireNonNull(world.progress(TestEvent.SOURCE).value()).holes();
    }
}
