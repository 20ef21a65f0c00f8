package dev.sluice.ingest.apply;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import java.util.Optional;

/** Tells who sent an event, even one that can't be applied. */
final class Senders {
    private Senders() {}

    static Optional<DeviceId> of(Reading reading) {
        if (reading instanceof Reading.Telemetry telemetry) {
            return Optional.of(telemetry.event().device());
        }
        return reading instanceof Reading.Refused refused ? named(refused) : Optional.empty();
    }

    private static Optional<DeviceId> named(Reading.Refused refused) {
        Object id = refused.received().properties().get(IotHubProperties.DEVICE_ID);
        return id instanceof String text
                ? refused.origin()
                        .flatMap(origin -> device(origin.identity().source().hub(), text))
                : Optional.empty();
    }

    private static Optional<DeviceId> device(String hub, String id) {
        try {
            return Optional.of(new DeviceId(hub, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
