package dev.sluice.ingest.quarantine;

import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Quarantine;
import dev.sluice.ingest.Reading;
import dev.sluice.service.ServiceException;
import dev.sluice.service.quarantine.BlobQuarantine;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each event in a blob of its own, named by its identity in the OT hub. One that doesn't say where it comes from
 * has the identity that it has in the IT hub, of incarnation 0. Safe to share between threads.
 */
public final class StoredQuarantine implements Quarantine {
    /** A longer one, which is none of IoT Hub's, has no place beside the blob. */
    private static final int LONGEST_DEVICE = 128;

    private final BlobQuarantine blobs;
    private final String hub;

    /**
     * A quarantine.
     *
     * @param container where it is; its client has a time limit for each call
     * @param hub name of the IT hub
     */
    public StoredQuarantine(BlobContainerClient container, String hub, Clock clock) {
        this.blobs = new BlobQuarantine(container, clock);
        this.hub = hub;
    }

    @Override
    public void keep(String hubPartition, Reading reading, QuarantineReason reason) {
        EventIdentity identity =
                reading.origin().map(Reading.Origin::identity).orElseGet(() -> inItHub(hubPartition, reading));
        try {
            blobs.keep(identity, device(reading.received().properties()), reading.received(), reason);
        } catch (ServiceException e) {
            throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private EventIdentity inItHub(String hubPartition, Reading reading) {
        return new EventIdentity(
                new SourcePartition(hub, 0, hubPartition),
                reading.received().position().sequence());
    }

    private static @Nullable String device(Map<String, @Nullable Object> properties) {
        return properties.get(IotHubProperties.DEVICE_ID) instanceof String device && device.length() <= LONGEST_DEVICE
                ? device
                : null;
    }
}
