package dev.sluice.ingest.deployment;

import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Page;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What storage holds, in the words of {@link Expected}. */
final class Stored {
    private static final int PAGE = 100;

    private Stored() {}

    static SortedMap<String, String> states(Devices devices) {
        SortedMap<String, String> texts = new TreeMap<>();
        String continuation = null;
        do {
            Page<DeviceSummary> page = devices.list(new Devices.Query(null, null), continuation, PAGE);
            page.items()
                    .forEach(summary -> devices.find(summary.device())
                            .ifPresent(found -> texts.put(summary.device().text(), text(found.value()))));
            continuation = page.continuation();
        } while (continuation != null);
        return texts;
    }

    private static String text(DeviceState state) {
        SortedMap<String, String> measurements = new TreeMap<>();
        state.measurements()
                .forEach((name, measurement) ->
                        measurements.put(name, measurement.value().text() + "@" + measurement.sequence()));
        return text(
                state.events(), state.bytes(), state.head().sequence(), state.lastSeen(), state.site(), measurements);
    }

    static String text(
            long events, long bytes, long head, Instant lastSeen, String site, SortedMap<String, String> measurements) {
        return "events " + events + ", bytes " + bytes + ", head " + head + ", seen " + lastSeen + ", site " + site
                + ", " + measurements;
    }
}
