package dev.sluice.bridge.storage;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sluice.bridge.Gaps;
import dev.sluice.bridge.IncarnationStore;
import dev.sluice.bridge.KillSwitch;
import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.Quarantine;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.blob.StorageAccounts;
import dev.sluice.service.event.AmqpValues;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.quarantine.BlobQuarantine;
import dev.sluice.service.quarantine.QuarantineContent;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The storage account of the OT side, with the two containers of a bridge. Safe to share between threads. */
public final class OtStorage {
    /** Short, as the bridge repeats by itself, and renews ownership on time only if no call hangs. */
    private static final RequestRetryOptions RETRIES = new RequestRetryOptions(
            RetryPolicyType.FIXED, 2, Duration.ofSeconds(4), Duration.ofMillis(200), Duration.ofMillis(200), null);

    private final BlobContainerAsyncClient checkpointsAsync;
    private final BlobContainerClient checkpoints;
    private final BlobContainerClient quarantine;

    /** Storage that is not connected to yet. */
    public OtStorage(StoragePlace checkpoints, StoragePlace quarantine) {
        BlobServiceClientBuilder account = account(checkpoints.account());
        this.checkpointsAsync = account.buildAsyncClient().getBlobContainerAsyncClient(checkpoints.container());
        this.checkpoints = account.buildClient().getBlobContainerClient(checkpoints.container());
        this.quarantine = account(quarantine.account()).buildClient().getBlobContainerClient(quarantine.container());
    }

    private static BlobServiceClientBuilder account(StorageAccess access) {
        return StorageAccounts.client(access).retryOptions(RETRIES);
    }

    /** Creates the containers that are missing. */
    public void createContainers() {
        create(checkpoints, FailureCode.CHECKPOINT_STORE);
        create(quarantine, FailureCode.QUARANTINE_STORE);
    }

    /** Where ownership and checkpoints are kept. */
    public CheckpointStore checkpointStore() {
        return new BlobCheckpointStore(checkpointsAsync);
    }

    /** Where the number of target partitions is pinned for a source. */
    public PinStore pins(String source) {
        return new BlobPins(checkpoints, source);
    }

    /** Where it is remembered which incarnation of a source hub the checkpoints belong to. */
    public IncarnationStore incarnations(String source) {
        return new BlobIncarnations(checkpoints, source);
    }

    /** What stops the bridge of a source from outside. */
    public KillSwitch killSwitch(String source, Clock clock) {
        return new BlobKillSwitch(checkpoints, source, clock);
    }

    /** What a person decides about the bridge of a source. */
    public Decisions decisions(String source) {
        return new Decisions(checkpoints, source);
    }

    /** What the bridge of a source remembers. */
    public Remembered remembered(String source) {
        return new Remembered(checkpoints, source);
    }

    /** Where ranges are recorded that a source no longer had. */
    public Gaps gaps(Clock clock) {
        return new BlobGaps(checkpoints, clock);
    }

    /** Where events are kept that can't be forwarded. */
    public Quarantine quarantine(Clock clock) {
        BlobQuarantine blobs = new BlobQuarantine(quarantine, clock);
        return (source, event, reason) ->
                blobs.keep(new EventIdentity(source, event.position().sequence()), device(event), event, reason);
    }

    private static @Nullable String device(ReceivedEvent event) {
        return AmqpValues.typed(event.systemProperties().get(IotHubProperties.DEVICE_ID))
                .text();
    }

    /** What is in quarantine. */
    public QuarantineContent quarantineContent() {
        return new QuarantineContent(quarantine);
    }

    /**
     * Asks for both containers.
     *
     * @throws ServiceException when one is missing or can't be asked for
     */
    public void check() {
        check(checkpoints, FailureCode.CHECKPOINT_STORE);
        check(quarantine, FailureCode.QUARANTINE_STORE);
    }

    private static void check(BlobContainerClient container, FailureCode code) {
        try {
            container.getProperties();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    code,
                    "reading container '" + container.getBlobContainerName()
                            + "' failed: check that it exists, and that the storage account is up and reachable",
                    e);
        }
    }

    private static void create(BlobContainerClient container, FailureCode code) {
        try {
            container.createIfNotExists();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    code,
                    "creating container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable, and its key",
                    e);
        }
    }
}
