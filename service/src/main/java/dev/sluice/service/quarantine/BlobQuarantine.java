package dev.sluice.service.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.blob.CreateOnce;
import dev.sluice.service.event.AmqpValues;
import dev.sluice.service.event.ReceivedEvent;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps each event in a blob of its own, named by its identity: the first attempt to keep it wins. Safe to share. */
public final class BlobQuarantine {
    private final BlobContainerClient container;
    private final Clock clock;

    public BlobQuarantine(BlobContainerClient container, Clock clock) {
        this.container = container;
        this.clock = clock;
    }

    /**
     * Keeps an event with the reason; returns when it is durable. Keeping it twice is the same as keeping it once.
     *
     * @param identity names the blob
     * @param device the device that sent it, if one did
     * @throws ServiceException when it could not be kept
     */
    public void keep(EventIdentity identity, @Nullable String device, ReceivedEvent event, QuarantineReason reason) {
        QuarantinedEvent kept = quarantined(identity, event, reason);
        try {
            CreateOnce.write(
                    container.getBlobClient(kept.blobName()), QuarantineJson.write(kept), metadata(reason, device));
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.QUARANTINE_STORE,
                    "keeping an event in container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable",
                    e);
        }
    }

    /** What a list shows without reading the event. */
    private static Map<String, String> metadata(QuarantineReason reason, @Nullable String device) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(QuarantineContent.REASON, reason.code());
        if (device != null && !device.isEmpty()) {
            metadata.put(QuarantineContent.DEVICE, URLEncoder.encode(device, UTF_8));
        }
        return metadata;
    }

    private QuarantinedEvent quarantined(EventIdentity identity, ReceivedEvent event, QuarantineReason reason) {
        return new QuarantinedEvent(
                identity,
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
