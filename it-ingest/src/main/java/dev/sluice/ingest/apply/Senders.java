package dev.sluice.ingest.apply;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import org.jspecify.annotations.Nullable;

/** Tells who sent an event, even one that can't be applied. */
final class Senders {
    private Senders() {}

    /** The sender; {@code null} when nothing says who it is. */
    static @Nullable DeviceId of(Reading reading) {
        if (reading instanceof Reading.Telemetry telemetry) {
            return telemetry.event().device();
        }
        return reading instanceof Reading.Refused refused ? named(refused) : null;
    }

    private static @Nullable DeviceId named(Reading.Refused refused) {
        Object id = refused.received().properties().get(IotHubProperties.DEVICE_ID);
        return id instanceof String text && refused.origin().isPresent()
                ? device(refused.origin().get().identity().source().hub(), text)
                : null;
    }

    private static @Nullable DeviceId device(String hub, String id) {
        try {
            return new DeviceId(hub, id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
