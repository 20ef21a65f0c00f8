package dev.sluice.bridge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.Quarantine;
import dev.sluice.bridge.eventhubs.AmqpValues;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.contract.quarantine.TypedValue;
import dev.sluice.service.event.ReceivedEvent;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Keeps each event in a blob of its own, named by its identity: the first attempt to keep it wins. */
final class BlobQuarantine implements Quarantine {
    private final BlobContainerClient container;
    private final Clock clock;

    BlobQuarantine(BlobContainerClient container, Clock clock) {
        this.container = container;
        this.clock = clock;
    }

    @Override
    public void keep(SourcePartition source, ReceivedEvent event, QuarantineReason reason) {
        QuarantinedEvent kept = quarantined(source, event, reason);
        try {
            CreateOnce.write(container.getBlobClient(kept.blobName()), QuarantineJson.write(kept), metadata(kept));
        } catch (RuntimeException e) {
            throw new BridgeException(
                    FailureCode.QUARANTINE_STORE,
                    "keeping an event in container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable",
                    e);
        }
    }

    /** What a list shows without reading the event. */
    private static Map<String, String> metadata(QuarantinedEvent kept) {
        TypedValue device = kept.systemProperties().getOrDefault(IotHubProperties.DEVICE_ID, TypedValue.NULL);
        Map<String, String> metadata = new HashMap<>();
        metadata.put(QuarantineContent.REASON, kept.reason().code());
        if (device.text() != null) {
            metadata.put(QuarantineContent.DEVICE, URLEncoder.encode(device.text(), UTF_8));
        }
        return metadata;
    }

    private QuarantinedEvent quarantined(SourcePartition source, ReceivedEvent event, QuarantineReason reason) {
        return new QuarantinedEvent(
                new EventIdentity(source, event.position().sequence()),
                event.position().offset(),
                event.enqueued(),
                clock.instant(),
                reason,
                event.partitionKey(),
                event.sections(),
                AmqpValues.typed(event.systemProperties()),
                AmqpValues.typed(event.properties()),
                event.body());
    }
}
