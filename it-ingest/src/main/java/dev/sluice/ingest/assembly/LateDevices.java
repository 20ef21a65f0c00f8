package dev.sluice.ingest.assembly;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Page;
import dev.sluice.ingest.view.Versioned;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Devices of a storage that is opened when it is asked. */
record LateDevices(Supplier<Devices> devices) implements Devices {
    @Override
    public Optional<Versioned<DeviceState>> find(DeviceId device) {
        return devices.get().find(device);
    }

    @Override
    public Page<DeviceSummary> list(Query query, @Nullable String continuation, int limit) {
        return devices.get().list(query, continuation, limit);
    }
}
