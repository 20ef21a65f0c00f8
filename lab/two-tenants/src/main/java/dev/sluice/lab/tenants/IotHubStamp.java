package dev.sluice.lab.tenants;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.eventhubs.Annotations;
import dev.sluice.eventhubs.AppendHook;
import dev.sluice.eventhubs.IncomingEvent;
import java.util.Set;

/**
 * Stamps events as IoT Hub does: with the device that sent them, which here is the partition key, and when the hub got
 * them. Thread-safe.
 */
final class IotHubStamp implements AppendHook {
    private static final String SAS_AUTHENTICATION =
            "{\"scope\":\"device\",\"type\":\"sas\",\"issuer\":\"iothub\",\"acceptingIpFilterRule\":null}";

    @Override
    public Annotations annotate(IncomingEvent event) {
        Annotations stamped = Annotations.NONE
                .with(IotHubProperties.AUTH_METHOD, SAS_AUTHENTICATION)
                .with(IotHubProperties.ENQUEUED_TIME, event.enqueued())
                .with(IotHubProperties.MESSAGE_SOURCE, "Telemetry");
        String device = event.partitionKey();
        return device == null ? stamped : stamped.with(IotHubProperties.DEVICE_ID, device);
    }

    @Override
    public Set<String> claimedPrefixes() {
        return Set.of(IotHubProperties.PREFIX);
    }
}
