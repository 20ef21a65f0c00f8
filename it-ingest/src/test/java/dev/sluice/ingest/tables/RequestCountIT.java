package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.azurite.Azurite;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.SteadyStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** How many requests to storage a batch of 1,000 events takes. */
class RequestCountIT {
    private static final String ACCOUNT = "itstore";

    @TempDir
    static Path data;

    private static Azurite azurite;

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.startWithTables(data, ACCOUNT);
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    @Test
    void takesFewRequestsForTenDevices(TestReporter reporter) {
        assertThat(measure(10, 2, reporter)).isLessThanOrEqualTo(11);
    }

    @Test
    void takesFewRequestsForAThousandDevices(TestReporter reporter) {
        assertThat(measure(1_000, 2, reporter)).isLessThan(30);
    }

    @Test
    void takesFewRequestsForMoreDevicesThanABatchHolds(TestReporter reporter) {
        assertThat(measure(2_000, 2, reporter)).isLessThan(60);
    }

    /** One for devices, three for progress; then sixteen for devices, and two for each of seven sites. */
    @Test
    void takesOneReadForAThousandNewDevices(TestReporter reporter) {
        TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));

        int requests = run("new", world, world.open(), new SteadyStream(1_000), 1, reporter);

        assertThat(requests).isLessThanOrEqualTo(34);
        assertThat(world.limits().refused()).isEmpty();
    }

    /** Gives the batches twice: to an empty store and to one that must read all; the answer is of the last batch. */
    private static int measure(int devices, int batches, TestReporter reporter) {
        TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));
        SteadyStream stream = new SteadyStream(devices);
        run("new", world, world.open(), stream, batches, reporter);
        StateStore store = world.open();
        run("cold", world, store, stream, batches, reporter);
        int warm = run("warm", world, store, stream, batches, reporter);
        assertThat(world.states()).hasSize(devices);
        assertThat(world.limits().refused()).isEmpty();
        return warm;
    }

    private static int run(
            String name, TableWorld world, StateStore store, SteadyStream stream, int batches, TestReporter reporter) {
        Intake intake = stream.intake(store);
        int total = 0;
        int last = 0;
        world.requests().taken();
        for (int batch = 0; batch < batches; batch++) {
            intake.take("0", stream.next(1000));
            last = world.requests().taken();
            total += last;
        }
        reporter.publishEntry(
                stream.devices() + " devices, " + name,
                total / batches + " requests per 1,000 events; in the last batch " + last);
        return last;
    }
}
