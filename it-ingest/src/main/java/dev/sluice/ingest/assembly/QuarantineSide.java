package dev.sluice.ingest.assembly;

import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.ingest.IngestException;
import dev.sluice.service.quarantine.QuarantineContent;

/** The container of what can't be applied. Made when it is missing. Safe to share between threads. */
final class QuarantineSide {
    private final BlobContainerClient container;
    private volatile boolean there;

    QuarantineSide(StoragePlace place) {
        this.container = Accounts.container(place);
    }

    BlobContainerClient container() {
        return container;
    }

    QuarantineContent content() {
        return new QuarantineContent(container);
    }

    /** Makes the container, unless it is known to be there. */
    void prepare() {
        if (!there) {
            ask("making", container::createIfNotExists);
            there = true;
        }
    }

    /** Asks for the container. */
    void check() {
        ask("reading", container::getProperties);
    }

    private void ask(String attempt, Runnable question) {
        try {
            question.run();
        } catch (RuntimeException | LinkageError e) {
            throw new IngestException(
                    IngestException.Code.STORAGE_UNAVAILABLE,
                    attempt + " container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable, and who may write there",
                    e);
        }
    }
}
