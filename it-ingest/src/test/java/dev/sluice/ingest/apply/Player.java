package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Gives a stream to an intake as a hub's client does: in batches, again from its checkpoint after a failure. */
final class Player {
    private final Random random;
    private final List<TestEvent> stream;
    private final Supplier<StateStore> stores;
    private final Set<EventIdentity> quarantined;
    private final boolean schemasChange;
    private final AlarmRules rules;
    private Intake intake;
    private int position;
    private int failures;

    Player(
            Random random,
            List<TestEvent> stream,
            Supplier<StateStore> stores,
            Set<EventIdentity> quarantined,
            AlarmRules rules,
            boolean schemasChange) {
        this.random = random;
        this.stream = stream;
        this.stores = stores;
        this.quarantined = quarantined;
        this.rules = rules;
        this.schemasChange = schemasChange;
        this.intake = start(false);
    }

    static Intake intake(StateStore store, Set<EventIdentity> quarantined, AlarmRules rules, boolean takesBad) {
        return new StateIntake(new IntakeParts(
                received -> TestEvent.read(received, takesBad),
                (partition, reading, reason) ->
                        quarantined.add(reading.origin().orElseThrow().identity()),
                store,
                rules,
                IntakeMeter.NONE));
    }

    boolean isDone() {
        return position >= stream.size();
    }

    int failures() {
        return failures;
    }

    /** Gives one batch. */
    void step() {
        int end = Math.min(stream.size(), position + 1 + random.nextInt(20));
        try {
            intake.take(
                    "0",
                    stream.subList(position, end).stream()
                            .map(TestEvent::received)
                            .toList());
            position = end;
        } catch (IngestException e) {
            failures++;
            position = Math.max(0, position - random.nextInt(30));
            if (random.nextBoolean()) {
                intake = start(schemasChange && random.nextBoolean());
            }
        }
    }

    void play() {
        while (!isDone()) {
            step();
        }
    }

    private Intake start(boolean takesBad) {
        return intake(stores.get(), quarantined, rules, takesBad);
    }
}
