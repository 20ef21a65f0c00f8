package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.data.tables.TableServiceClientBuilder;
import dev.sluice.azurite.Azurite;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreIT {
    private static final String ACCOUNT = "itstore";
    private static final String TOO_LONG = "x".repeat(40_000);

    @TempDir
    static Path data;

    private static Azurite azurite;

    private TableWorld world;
    private StateStore store;

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
        world = new TableWorld(azurite.connectionString(ACCOUNT));
        store = world.open();
    }

    @Test
    void isolatesADeviceThatIsRefused() {
        List<DeviceUpdate> updates = updates(30, 17);

        Written outcome = store.write(updates);

        assertThat(outcome.refused()).containsOnlyKeys(Records.id(17));
        assertThat(outcome.written()).hasSize(29);
        assertThat(world.states()).hasSize(29);
    }

    @Test
    void isolatesAllDevicesWhenItIsThem() {
        Written outcome = store.write(badUpdates());

        assertThat(outcome.refused()).hasSize(6);
        assertThat(world.limits().refused()).contains("PropertyValueTooLarge");
    }

    @Test
    void blamesNoDeviceWhenStorageTakesNothing() {
        List<DeviceUpdate> updates = badUpdates();
        world.limits().refuseAll();

        assertThatThrownBy(() -> store.write(updates))
                .isInstanceOf(IngestException.class)
                .hasMessageStartingWith("could not write devices: storage refuses whatever it is given (status 400")
                .extracting(problem -> ((IngestException) problem).code())
                .isEqualTo(IngestException.Code.STORAGE_REFUSED);
    }

    @Test
    void saysWhichDevicesSomebodyElseWrote() {
        store.write(updates(30, -1));
        Records.write(world.open(), Records.device(Records.id(3), "west", Records.TIME));

        Written outcome = store.write(updates(30, -1));

        assertThat(outcome.conflicts()).containsExactly(Records.id(3));
        assertThat(outcome.written()).hasSize(29);
    }

    @Test
    void findsOutThatADeviceIsThereAfterAll() {
        store.devices(ids(300));
        Records.write(world.open(), Records.device(Records.id(3), "west", Records.TIME));

        Written outcome = store.write(updates(4, -1));

        assertThat(outcome.conflicts()).containsExactly(Records.id(3));
        store.forget(outcome.conflicts());
        assertThat(store.devices(Set.of(Records.id(3))).get(Records.id(3)).version())
                .isNotNull();
    }

    @Test
    void readsNothingThatItKnows() {
        store.devices(ids(100));
        store.write(updates(100, -1));
        world.requests().taken();

        Written outcome = store.write(updates(100, -1));

        assertThat(outcome.written()).hasSize(100);
        assertThat(world.requests().taken()).isEqualTo(16);
    }

    @Test
    void evictsWhatWasUsedLongestAgoAndReadsItAgain() {
        StateStore small = new TableStateStore(world.tables(), 20_000);
        store.write(updates(100, -1));

        assertThat(small.devices(ids(100)).values())
                .allSatisfy(kept -> assertThat(kept.version()).isNotNull());
        assertThat(small.devices(ids(100)).values())
                .allSatisfy(kept -> assertThat(kept.version()).isNotNull());
    }

    @Test
    void givesUpOnStorageThatHangs() throws Exception {
        var hurried = StateTables.open(
                new TableServiceClientBuilder().connectionString(azurite.connectionString(ACCOUNT)),
                new StateTables.Setup("hang", Duration.ofSeconds(1), 3));
        StateStore impatient = new TableStateStore(hurried, 1 << 20);
        signal("STOP");
        try {
            assertThatThrownBy(() -> impatient.devices(ids(1)))
                    .isInstanceOf(IngestException.class)
                    .hasMessageStartingWith("could not query table hangdevices: storage did not do it (")
                    .extracting(problem -> ((IngestException) problem).code())
                    .isEqualTo(IngestException.Code.STORAGE_UNAVAILABLE);
        } finally {
            signal("CONT");
        }
    }

    @Test
    void saysThatStorageRefusesWhoAsks() {
        String connection = azurite.connectionString(ACCOUNT).replaceAll("AccountKey=[^;]*", "AccountKey=YWJj");

        assertThatThrownBy(() -> StateTables.open(new TableServiceClientBuilder().connectionString(connection)))
                .isInstanceOf(IngestException.class)
                .hasMessageContaining("storage refused who asks (status 403")
                .extracting(problem -> ((IngestException) problem).code())
                .isEqualTo(IngestException.Code.STORAGE_REFUSED);
    }

    private List<DeviceUpdate> badUpdates() {
        return IntStream.range(0, 6)
                .mapToObj(i -> update(Records.device(Records.id(i), TOO_LONG, Records.TIME)))
                .toList();
    }

    private List<DeviceUpdate> updates(int number, int bad) {
        return IntStream.range(0, number)
                .mapToObj(i -> update(Records.device(Records.id(i), i == bad ? TOO_LONG : "north", Records.TIME)))
                .toList();
    }

    private DeviceUpdate update(DeviceRecord record) {
        DeviceId id = record.state().device();
        Kept<DeviceRecord> before = store.devices(Set.of(id)).get(id);
        return new DeviceUpdate(before, record, List.of());
    }

    private static Set<DeviceId> ids(int number) {
        return IntStream.range(0, number).mapToObj(Records::id).collect(Collectors.toSet());
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(azurite.pid()))
                .start()
                .waitFor();
    }
}
