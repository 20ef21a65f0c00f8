package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.azurite.Azurite;
import dev.sluice.ingest.apply.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStateIT {
    private static final String ACCOUNT = "itstore";
    private static final int DEVICES = 3;
    private static final int SEQUENCES = 40;

    @TempDir
    static Path data;

    private static Azurite azurite;

    private final Storm storm = new Storm(7);
    private TableWorld world;

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.startWithTables(data, ACCOUNT);
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    @BeforeEach
    void makeTables() {
        world = new TableWorld(azurite.connectionString(ACCOUNT), storm);
    }

    @AfterEach
    void staysWithinAzuresLimits() {
        assertThat(world.limits().refused()).isEmpty();
    }

    @Test
    void turnsAStreamIntoItsState() {
        scenario(1).calm();
    }

    @Test
    void countsOnceWhateverStepACrashComesAt() {
        scenario(2).crashes();
    }

    @Test
    void countsOnceWhenTwoInstancesFight() {
        scenario(3).rivals();
    }

    @Test
    void changesNothingWhenAllIsGivenAgain() {
        scenario(4).replays();
    }

    @Test
    void countsWhatWasSetAsideOnceWhenItIsReplayed() {
        scenario(5).quarantineReplays();
    }

    @Test
    void countsOnceInAStorm() {
        Scenario scenario = scenario(6);
        storm.blow(6);

        scenario.crashes(() -> storm.blow(0));
    }

    private Scenario scenario(long seed) {
        return new Scenario(world, seed, DEVICES, SEQUENCES);
    }
}
