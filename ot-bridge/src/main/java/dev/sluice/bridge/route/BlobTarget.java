package dev.sluice.bridge.route;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.service.blob.StorageAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A container of the other tenant's storage account, into which each batch goes as a block blob. Its lines are not
 * repeated, whatever the bridge repeats: see {@link Chain}. Safe to share between threads.
 */
public final class BlobTarget implements Target {
    private static final int TRIES = 2;

    private final BlobContainerClient container;
    private final Map<SourcePartition, Chain> chains = new ConcurrentHashMap<>();

    /**
     * A target that is not connected to yet.
     *
     * @param tryTimeout how long the storage may take for one answer
     */
    public BlobTarget(StoragePlace place, Duration tryTimeout) {
        BlobServiceClientBuilder account = StorageAccounts.client(place.account())
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED,
                        TRIES,
                        tryTimeout,
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        null));
        this.container = account.buildClient().getBlobContainerClient(place.container());
    }

    @Override
    public TargetBatch open(String sourcePartition) {
        return new BlobBatch(this);
    }

    /** What is known of a chain is checked by each write. */
    @Override
    public void doubt() {}

    /**
     * Asks for the container.
     *
     * @throws dev.sluice.service.ServiceException when it is missing or can't be asked for
     */
    public void check() {
        try {
            container.getProperties();
        } catch (RuntimeException e) {
            throw BlobFailure.of(e, "reading target container '" + container.getBlobContainerName() + "'");
        }
    }

    void append(SourcePartition source, List<RouteLine> lines) {
        try {
            chains.computeIfAbsent(source, partition -> new Chain(container, partition))
                    .append(lines);
        } catch (RuntimeException e) {
            throw BlobFailure.of(e, "writing to target container '" + container.getBlobContainerName() + "'");
        }
    }
}
