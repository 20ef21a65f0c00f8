package dev.sluice.bridge.process;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of an event must be the same on both sides, as a hash: its bytes, the device that sent it, and what the sender
 * itself claimed about where it comes from.
 */
final class Content {
    private Content() {}

    static int sent(EventData event) {
        return hash(event, event.getSystemProperties().get(IotHubProperties.DEVICE_ID), "");
    }

    static int arrived(EventData event) {
        return hash(event, event.getProperties().get(IotHubProperties.DEVICE_ID), Provenance.MOVED_PREFIX);
    }

    private static int hash(EventData event, @Nullable Object device, String prefix) {
        Map<String, Object> properties = event.getProperties();
        return Objects.hash(
                Arrays.hashCode(event.getBody()),
                device,
                properties.get(prefix + Provenance.SOURCE_HUB),
                properties.get(prefix + Provenance.SOURCE_SEQUENCE),
                properties.get(prefix + Provenance.REPLAY),
                properties.get(prefix + IotHubProperties.DEVICE_ID));
    }
}
