package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Versioned;
import java.util.function.Function;

/** Answers with one device, as a summary or with all that is known. */
final class DeviceEndpoint implements Endpoint {
    private final Devices devices;
    private final Function<DeviceState, ObjectNode> view;

    DeviceEndpoint(Devices devices, Function<DeviceState, ObjectNode> view) {
        this.devices = devices;
        this.view = view;
    }

    @Override
    public ApiResponse answer(Read read) {
        new Parameters(read.query());
        Versioned<DeviceState> device = Parameters.parsed(read.id())
                .flatMap(devices::find)
                .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "there is no such device"));
        return Answers.versioned(
                EntityTag.of(device.version()),
                read.held(),
                view.apply(device.value()).toString());
    }
}
