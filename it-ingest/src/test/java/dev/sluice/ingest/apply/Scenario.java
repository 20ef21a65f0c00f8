package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.Intake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** What may happen to a stream on its way into a world, and what must come of it all the same. */
public final class Scenario {
    private static final AlarmRules RULES = new TestRules();

    private final World world;
    private final Random random;
    private final List<TestEvent> stream;
    private final Set<EventIdentity> quarantined = new HashSet<>();

    /** A scenario of a random stream. */
    public Scenario(World world, long seed, int devices, int sequences) {
        this.world = world;
        this.random = new Random(seed);
        this.stream = TestStream.random(random, devices, sequences);
    }

    /** Nothing happens. */
    public void calm() {
        player(world::open, false).play();

        seesGoodEvents();
        seesTransitions();
    }

    /** The process ends at any place and begins again from its checkpoint. */
    public void crashes() {
        crashes(() -> {});
    }

    /** The same; something happens before the outcome is looked at. */
    public void crashes(Runnable afterwards) {
        player(() -> new FaultyStore(world.open(), random, 12, () -> {}), false).play();
        afterwards.run();

        seesGoodEvents();
        seesTransitions();
    }

    /** Two instances are given the same, each at its own pace, and write between each other's reads and writes. */
    public void rivals() {
        List<Player> rivals = new ArrayList<>();
        rivals.add(player(() -> new FaultyStore(world.open(), random, 0, () -> intrude(rivals)), false));
        rivals.add(player(() -> new FaultyStore(world.open(), random, 30, () -> {}), false));
        while (!rivals.stream().allMatch(Player::isDone)) {
            rivals.get(random.nextInt(2)).step();
        }

        assertThat(rivals.get(0).failures()).isZero();
        seesGoodEvents();
        seesTransitions();
    }

    /** All is given again in any order and any cut; what was set aside is still bad. */
    public void replays() {
        player(world::open, false).play();
        List<TestEvent> again = new ArrayList<>(stream);
        for (int round = 0; round < 3; round++) {
            List<TestEvent> part = again.subList(random.nextInt(again.size()), again.size());
            Player player = new Player(random, part, world::open, quarantined, RULES, false);
            player.play();
            Collections.shuffle(again, random);
        }

        seesGoodEvents();
        seesTransitions();
    }

    /** What was set aside is fit for the schemas of the day and given again, by several and more than once. */
    public void quarantineReplays() {
        player(() -> new FaultyStore(world.open(), random, 20, () -> {}), false).play();
        assertThat(quarantined).isEqualTo(badEvents());
        replayBad();

        assertThat(world.states()).isEqualTo(Oracle.states(stream));
        seesTransitions();
    }

    /** The schemas change while batches are given again. */
    public void otherSchemas() {
        player(() -> new FaultyStore(world.open(), random, 6, () -> {}), true).play();
        replayBad();

        assertThat(world.states()).isEqualTo(Oracle.states(stream));
        seesNoTransitionTwice();
    }

    private void replayBad() {
        List<TestEvent> bad = new ArrayList<>(stream.stream()
                .filter(event -> !event.good() && !event.canary())
                .toList());
        Collections.shuffle(bad, random);
        for (int round = 0; round < 2; round++) {
            Intake one = Player.intake(world.open(), new HashSet<>(), RULES, true);
            Intake other = Player.intake(world.open(), new HashSet<>(), RULES, true);
            for (TestEvent event : bad) {
                (random.nextBoolean() ? one : other).take("0", List.of(event.received()));
            }
        }
    }

    private void intrude(List<Player> rivals) {
        if (rivals.size() == 2 && random.nextInt(3) == 0 && !rivals.get(1).isDone()) {
            rivals.get(1).step();
        }
    }

    private Player player(Supplier<StateStore> stores, boolean schemasChange) {
        return new Player(random, stream, stores, quarantined, RULES, schemasChange);
    }

    private void seesGoodEvents() {
        assertThat(world.states())
                .isEqualTo(Oracle.states(stream.stream().filter(TestEvent::good).toList()));
    }

    private void seesTransitions() {
        assertThat(ids())
                .containsExactlyInAnyOrderElementsOf(
                        Oracle.transitions(stream, RULES, event -> event.good() && !event.canary()));
    }

    private void seesNoTransitionTwice() {
        assertThat(ids()).doesNotHaveDuplicates();
    }

    private List<String> ids() {
        return world.transitions().stream().map(AlarmTransition::id).toList();
    }

    private Set<EventIdentity> badEvents() {
        Set<EventIdentity> bad = new HashSet<>();
        stream.stream().filter(event -> !event.good() && !event.canary()).forEach(event -> bad.add(event.identity()));
        return bad;
    }
}
