package dev.sluice.bridge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.bridge.IncarnationStore;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.blob.CreateOnce;

/** Remembers the source hub's creation time, epoch milliseconds as text, in {@code _bridge/<source>/incarnation}. */
final class BlobIncarnations implements IncarnationStore {
    private final BlobClient blob;

    BlobIncarnations(BlobContainerClient container, String source) {
        this.blob = container.getBlobClient("_bridge/" + source + "/incarnation");
    }

    @Override
    public long pin(long wanted) {
        try {
            return CreateOnce.write(blob, Long.toString(wanted).getBytes(UTF_8))
                    ? wanted
                    : Long.parseLong(blob.downloadContent().toString().strip());
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "reading or writing '" + blob.getBlobName() + "' in container '" + blob.getContainerName()
                            + "' failed: check that the storage account is up and reachable",
                    e);
        }
    }
}
