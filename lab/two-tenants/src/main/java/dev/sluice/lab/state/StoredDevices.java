package dev.sluice.lab.state;

import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingestoracle.StoredDevice;
import java.util.HashMap;
import java.util.Map;

/** Says what is stored of a device in the words of the audit. Stateless. */
public final class StoredDevices {
    private StoredDevices() {}

    /** The same, in the audit's words. */
    public static StoredDevice of(DeviceState state) {
        Map<String, StoredDevice.Value> values = new HashMap<>();
        state.measurements().forEach((name, measurement) -> values.put(name, value(measurement)));
        return new StoredDevice(
                state.device().text(),
                state.type(),
                state.site(),
                state.firmware(),
                state.lastSeen(),
                state.lastMeasured(),
                state.head(),
                state.events(),
                state.bytes(),
                values,
                state.overflow());
    }

    private static StoredDevice.Value value(Measurement measurement) {
        return new StoredDevice.Value(
                StoredDevice.Kind.valueOf(measurement.value().kind().name()),
                measurement.value().text(),
                measurement.time(),
                measurement.incarnation(),
                measurement.sequence());
    }
}
