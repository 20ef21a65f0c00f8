package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.azurite.Azurite;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.alarms.Outbox;
import dev.sluice.ingest.apply.ActiveClock;
import dev.sluice.ingest.apply.HoleRanges;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Progress;
import dev.sluice.ingest.apply.ProgressUpdate;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Alarms.StoredAlarm;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.InvalidContinuationException;
import dev.sluice.ingest.view.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewIT {
    private static final String ACCOUNT = "itstore";
    private static final Devices.Query ALL = new Devices.Query(null, null);
    private static final Alarms.Query ALL_ALARMS = new Alarms.Query(null, null);

    @TempDir
    static Path data;

    private static Azurite azurite;

    private TableWorld world;
    private StateStore store;
    private Devices devices;

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
        devices = new TableDevices(world.tables());
    }

    @AfterEach
    void staysWithinAzuresLimits() {
        assertThat(world.limits().refused()).isEmpty();
    }

    @Test
    void findsADeviceAndItsVersion() {
        var record = Records.device(Records.id(1), "north", Records.TIME);
        Kept<?> first = Records.write(store, record);
        String version = devices.find(Records.id(1)).orElseThrow().version();

        assertThat(first.version()).isNotEmpty();
        assertThat(devices.find(Records.id(1)).orElseThrow().value()).isEqualTo(record.state());
        assertThat(devices.find(Records.id(1)).orElseThrow().version()).isEqualTo(version);
        assertThat(devices.find(Records.id(2))).isEmpty();
        Records.write(store, Records.device(Records.id(1), "north", Records.TIME.plusSeconds(1)));
        assertThat(devices.find(Records.id(1)).orElseThrow().version()).isNotEqualTo(version);
    }

    @Test
    void readsAllThatItWrote() {
        var record = Records.raised(Records.id(1));
        Records.write(store, record, Records.transition(Kind.RAISED, Records.id(1), 7));

        Kept<?> read = world.open().devices(Set.of(Records.id(1))).get(Records.id(1));

        assertThat(read.value()).isEqualTo(record);
    }

    @Test
    void listsEachDeviceOnceHoweverSmallThePages() {
        writeDevices(40, "north", Records.TIME);

        List<DeviceSummary> listed = all(at -> devices.list(ALL, at, 3));

        assertThat(listed).hasSize(40);
        assertThat(listed).extracting(DeviceSummary::device).doesNotHaveDuplicates();
        assertThat(all(at -> devices.list(ALL, at, 1000))).isEqualTo(listed);
    }

    @Test
    void listsDevicesNotSeenSince() {
        writeDevices(5, "north", Records.TIME);
        Records.write(store, Records.device(Records.id(9), "north", Records.TIME.plusSeconds(60)));

        assertThat(stale(null, Records.TIME)).isEmpty();
        assertThat(stale(null, Records.TIME.plusNanos(1))).hasSize(5);
        assertThat(stale("north", Records.TIME.plusSeconds(60))).hasSize(5);
        assertThat(stale("north", Records.TIME.plusSeconds(61))).hasSize(6);
    }

    @Test
    void listsTheDevicesOfASiteAlsoAfterTheyMoved() {
        writeDevices(30, "north", Records.TIME);
        Records.write(store, Records.device(Records.id(1), "so/uth #?%'\u00fc", Records.TIME));

        assertThat(ofSite("north")).hasSize(29).doesNotContain(Records.id(1));
        assertThat(ofSite("so/uth #?%'\u00fc")).containsExactly(Records.id(1));
        assertThat(ofSite("west")).isEmpty();
    }

    @Test
    void refusesAContinuationOfAnotherList() {
        writeDevices(30, "north", Records.TIME);
        String continuation = devices.list(ALL, null, 3).continuation();

        assertThat(continuation).isNotNull();
        assertThatThrownBy(() -> devices.list(new Devices.Query("north", null), continuation, 3))
                .isInstanceOf(InvalidContinuationException.class);
        assertThatThrownBy(() -> devices.list(ALL, "none", 3)).isInstanceOf(InvalidContinuationException.class);
        assertThatThrownBy(() -> devices.list(ALL, "!", 3)).isInstanceOf(InvalidContinuationException.class);
    }

    @Test
    void buildsTheIndexAnew() {
        writeDevices(3, "north", Records.TIME);
        var sites = world.tables().sites();
        sites.deleteEntity(SiteIndex.site("north"), RowKeys.device(Records.id(1)));
        new SiteIndex(world.tables())
                .add(List.of(Records.device(Records.id(2), "west", Records.TIME).state()));

        long wrong = new IndexBuilder(world.tables(), Duration.ofMinutes(-1)).rebuild();

        assertThat(wrong).isEqualTo(1);
        assertThat(ofSite("north")).hasSize(3);
        assertThat(sites.listEntities()).hasSize(3);
    }

    @Test
    void listsAlarmsOpenAndCleared() {
        DeviceId one = Records.id(1);
        AlarmTransition raised = Records.transition(Kind.RAISED, one, 7);
        AlarmTransition cleared = Records.transition(Kind.CLEARED, one, 7);
        AlarmTransition other = Records.transition(Kind.RAISED, Records.id(2), 7);
        Records.write(store, Records.raised(one), raised);
        Records.write(store, Records.raised(one).withAlarms(DeviceAlarms.NONE, 1), cleared);
        Records.write(store, Records.raised(Records.id(2)), other);
        Alarms alarms = new TableAlarms(world.tables());

        assertThat(all(at -> alarms.list(ALL_ALARMS, at, 1)))
                .containsExactlyInAnyOrder(new StoredAlarm(raised, cleared), new StoredAlarm(other, null));
        assertThat(all(at -> alarms.list(new Alarms.Query(one, null), at, 10)))
                .containsExactly(new StoredAlarm(raised, cleared));
        assertThat(all(at -> alarms.list(new Alarms.Query(null, true), at, 10)))
                .containsExactly(new StoredAlarm(other, null));
        assertThat(all(at -> alarms.list(new Alarms.Query(one, true), at, 10))).isEmpty();
    }

    @Test
    void keepsTransitionsInOrderUntilTheyArePublished() {
        DeviceId id = Records.id(1);
        AlarmTransition[] both = {Records.transition(Kind.RAISED, id, 7), Records.transition(Kind.CLEARED, id, 7)};
        Records.write(store, Records.raised(id).withAlarms(DeviceAlarms.NONE, 1), both);
        Outbox outbox = new TableOutbox(world.tables());

        List<Outbox.Entry> waiting = all(at -> outbox.waiting(at, 1));

        assertThat(waiting).extracting(Outbox.Entry::transition).containsExactly(both);
        outbox.remove(waiting.subList(0, 1));
        outbox.remove(waiting);
        assertThat(all(at -> outbox.waiting(at, 10))).isEmpty();
    }

    @Test
    void recordsWhatASilenceMeans() {
        DeviceId id = Records.id(1);
        Records.write(store, Records.device(id, "north", Records.TIME, new DeviceAlarms(Map.of(), Records.stamp())));
        progress(Records.TIME.plusSeconds(300));
        AlarmTransition silent = Records.transition(Kind.RAISED, id, 7);
        var quiet = new TableQuietDevices(world.tables(), world.open());
        List<DeviceId> found = new ArrayList<>();

        quiet.forEach(Records.SOURCE, Records.TIME.minusSeconds(1), found::add);
        assertThat(found).isEmpty();
        quiet.forEach(Records.SOURCE, Records.TIME.plusSeconds(1), found::add);
        List<AlarmTransition> recorded = quiet.judge(id, before -> new AlarmRules.Step(before, List.of(silent)));

        assertThat(found).containsExactly(id);
        assertThat(recorded).containsExactly(silent);
        assertThat(quiet.clocks())
                .singleElement()
                .satisfies(clock -> assertThat(clock.watermark()).isEqualTo(Records.TIME.plusSeconds(300)));
        assertThat(world.transitions()).containsExactly(silent);
        assertThat(quiet.judge(Records.id(2), before -> new AlarmRules.Step(before, List.of(silent))))
                .isEmpty();
    }

    private void progress(Instant watermark) {
        var clock = new ActiveClock(Duration.ofMinutes(5), watermark, watermark);
        var progress = new Progress(Records.SOURCE, 9, HoleRanges.none(), clock, 0);
        store.writeProgress(List.of(new ProgressUpdate(Kept.absent(), progress)));
    }

    private void writeDevices(int number, String site, Instant lastSeen) {
        IntStream.range(0, number).forEach(i -> Records.write(store, Records.device(Records.id(i), site, lastSeen)));
    }

    private List<DeviceSummary> stale(String site, Instant since) {
        return all(at -> devices.list(new Devices.Query(site, since), at, 4));
    }

    private List<DeviceId> ofSite(String site) {
        return all(at -> devices.list(new Devices.Query(site, null), at, 7)).stream()
                .map(DeviceSummary::device)
                .toList();
    }

    private static <T> List<T> all(Function<String, Page<T>> pages) {
        List<T> items = new ArrayList<>();
        String continuation = null;
        do {
            Page<T> page = pages.apply(continuation);
            items.addAll(page.items());
            continuation = page.continuation();
        } while (continuation != null);
        return items;
    }
}
