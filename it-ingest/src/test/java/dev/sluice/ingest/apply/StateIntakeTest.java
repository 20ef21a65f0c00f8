package dev.sluice.ingest.apply;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StateIntakeTest {
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void turnsAStreamIntoItsState(@ForAll long seed) {
        scenario(seed).calm();
    }

    @Property(tries = TRIES)
    void countsOnceWhateverStepACrashComesAt(@ForAll long seed) {
        scenario(seed).crashes();
    }

    @Property(tries = TRIES)
    void countsOnceWhenTwoInstancesFight(@ForAll long seed) {
        scenario(seed).rivals();
    }

    @Property(tries = TRIES)
    void changesNothingWhenAllIsGivenAgain(@ForAll long seed) {
        scenario(seed).replays();
    }

    @Property(tries = TRIES)
    void countsWhatWasSetAsideOnceWhenItIsReplayed(@ForAll long seed) {
        scenario(seed).quarantineReplays();
    }

    @Property(tries = TRIES)
    void countsOnceWhenSchemasChangeBetweenDeliveries(@ForAll long seed) {
        scenario(seed).otherSchemas();
    }

    private static Scenario scenario(long seed) {
        return new Scenario(new MemoryWorld(), seed, 4, 60);
    }
}
