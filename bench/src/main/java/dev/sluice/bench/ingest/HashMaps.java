package dev.sluice.bench.ingest;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Reading;
import dev.sluice.service.event.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ingest is compared with: the same reader, and the last values in hash maps. For one thread. */
final class HashMaps implements Intake {
    private final EventReader reader;
    private final Map<DeviceId, Map<String, MeasuredValue>> devices = new HashMap<>();

    HashMaps(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public void take(String hubPartition, List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            if (reader.read(event) instanceof Reading.Telemetry telemetry) {
                devices.computeIfAbsent(telemetry.event().device(), device -> new HashMap<>())
                        .putAll(telemetry.event().measurements());
            }
        }
    }
}
