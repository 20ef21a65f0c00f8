package dev.sluice.bridge.storage;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.util.Locale;
import java.util.function.Supplier;

/** What a person decides while the bridge is stopped. */
public final class Decisions {
    private final BlobContainerClient container;
    private final String source;

    Decisions(BlobContainerClient container, String source) {
        this.container = container;
        this.source = source;
    }

    /**
     * Forgets the incarnation of the source hub, and the checkpoints, which say nothing about a new one: the next start
     * reads the hub from its first event.
     *
     * @param hub name of the source hub, whose checkpoints are deleted for all consumer groups
     * @return how many checkpoints there were
     */
    public int acceptIncarnation(String hub) {
        return decide(() -> {
            int deleted = 0;
            String part = "/" + hub.toLowerCase(Locale.ROOT) + "/";
            for (BlobItem blob : container.listBlobs()) {
                if (blob.getName().contains(part) && blob.getName().contains("/checkpoint/")) {
                    container.getBlobClient(blob.getName()).deleteIfExists();
                    deleted++;
                }
            }
            container.getBlobClient("_bridge/" + source + "/incarnation").deleteIfExists();
            return deleted;
        });
    }

    /**
     * Forgets the number of target partitions: the next start pins what the target shows then.
     *
     * @return whether there was one
     */
    public boolean repartition() {
        return decide(() -> container
                .getBlobClient("_bridge/" + source + "/target-partitions.json")
                .deleteIfExists());
    }

    private <T> T decide(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "changing container '" + container.getBlobContainerName()
                            + "' failed: check that it exists, and that the storage account is up and reachable",
                    e);
        }
    }
}
