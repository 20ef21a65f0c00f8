package dev.sluice.ingest.api;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.InvalidContinuationException;
import dev.sluice.ingest.view.Page;
import dev.sluice.ingest.view.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Devices and alarms in memory. A page looks at {@code limit} devices and holds those of them that fit the query, so that
 * pages may be empty. Thread-safe.
 */
public final class MemoryStore {
    public static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");

    private final Map<DeviceId, DeviceState> devices = new ConcurrentHashMap<>();
    private final List<Alarms.StoredAlarm> alarms = new CopyOnWriteArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Runnable before = () -> {};

    /** Devices {@code hub~device-0} and so on, by turns at two sites, each with an open and a cleared alarm. */
    public static MemoryStore of(int devices) {
        MemoryStore store = new MemoryStore();
        for (int number = 0; number < devices; number++) {
            DeviceId device = new DeviceId("hub", "device-" + number);
            store.put(state(device, number % 2 == 0 ? "north" : "south", SEEN.plusSeconds(number)));
            store.alarms.add(new Alarms.StoredAlarm(transition(Kind.RAISED, device, "heat"), null));
            store.alarms.add(new Alarms.StoredAlarm(
                    transition(Kind.RAISED, device, "cold"), transition(Kind.CLEARED, device, "cold")));
        }
        return store;
    }

    public void put(DeviceState state) {
        devices.put(state.device(), state);
    }

    /** Every read fails from now on. */
    public void fail(RuntimeException failure) {
        before(() -> {
            throw failure;
        });
    }

    /** What every read does from now on before it reads. */
    public void before(Runnable work) {
        before = work;
    }

    /** How often it was read. */
    public int reads() {
        return reads.get();
    }

    public Devices devices() {
        return new MemoryDevices();
    }

    public Alarms alarms() {
        return (query, continuation, limit) -> page(alarms, continuation, limit).mapped(alarm -> {
            boolean fits = query.device() == null
                    || query.device().equals(alarm.raised().device());
            return fits && (query.open() == null || query.open() == (alarm.cleared() == null))
                    ? Optional.of(alarm)
                    : Optional.empty();
        });
    }

    public static DeviceState state(DeviceId device, String site, Instant seen) {
        EventIdentity head = new EventIdentity(new SourcePartition(device.hub(), 1_700_000_000_000L, "1"), 41);
        SortedMap<String, Measurement> measured = new TreeMap<>();
        measured.put("temperature", measurement(MeasuredValue.Kind.NUMBER, "21.50"));
        measured.put("pump.on", measurement(MeasuredValue.Kind.BOOLEAN, "true"));
        measured.put("mode", measurement(MeasuredValue.Kind.TEXT, "auto \"x\""));
        return new DeviceState(device, "pump", site, "1.2", seen, seen, head, 42, 4200, measured, List.of("zeta"));
    }

    private static Measurement measurement(MeasuredValue.Kind kind, String text) {
        return new Measurement(new MeasuredValue(kind, text), SEEN, 1_700_000_000_000L, 41);
    }

    private static AlarmTransition transition(Kind kind, DeviceId device, String rule) {
        EventIdentity start = new EventIdentity(new SourcePartition(device.hub(), 1_700_000_000_000L, "1"), 7);
        return new AlarmTransition(kind, device, rule, start, SEEN, "warning", "temperature", "81");
    }

    private <T> Slice<T> page(List<T> all, @Nullable String continuation, int limit) {
        reads.incrementAndGet();
        before.run();
        int from = continuation == null ? 0 : position(continuation, all.size());
        int to = Math.min(all.size(), from + limit);
        return new Slice<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    private static int position(String continuation, int size) {
        int at = continuation.matches("[0-9]{1,9}") ? Integer.parseInt(continuation) : size;
        if (at >= size) {
            throw new InvalidContinuationException("no page begins there");
        }
        return at;
    }

    private record Slice<T>(List<T> items, @Nullable String continuation) {
        <R> Page<R> mapped(Function<T, Optional<R>> mapping) {
            return new Page<>(
                    items.stream().map(mapping).flatMap(Optional::stream).toList(), continuation);
        }
    }

    private final class MemoryDevices implements Devices {
        @Override
        public Optional<Versioned<DeviceState>> find(DeviceId device) {
            return page(List.of(device), null, 1).items().stream()
                    .flatMap(id -> Optional.ofNullable(devices.get(id)).stream())
                    .map(state -> new Versioned<>(state, "W/\"" + state.events() + "'\""))
                    .findFirst();
        }

        @Override
        public Page<DeviceSummary> list(Query query, @Nullable String continuation, int limit) {
            Map<String, DeviceState> ordered = new TreeMap<>();
            devices.forEach((id, state) -> ordered.put(id.text(), state));
            return page(new ArrayList<>(ordered.values()), continuation, limit)
                    .mapped(state -> fits(query, state) ? Optional.of(summary(state)) : Optional.empty());
        }

        private boolean fits(Query query, DeviceState state) {
            return (query.site() == null || query.site().equals(state.site()))
                    && (query.staleSince() == null || state.lastSeen().isBefore(query.staleSince()));
        }

        private DeviceSummary summary(DeviceState state) {
            return new DeviceSummary(
                    state.device(), state.type(), state.site(), state.firmware(), state.lastSeen(), state.events());
        }
    }
}
