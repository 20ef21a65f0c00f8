package dev.sluice.bridge.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.bridge.PinStore;
import dev.sluice.bridge.TargetPin;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.blob.CreateOnce;

/** Pins the target in the blob {@code _bridge/<source>/target-partitions.json}; whoever creates it first wins. */
final class BlobPins implements PinStore {
    private final BlobClient blob;

    BlobPins(BlobContainerClient container, String source) {
        this.blob = container.getBlobClient("_bridge/" + source + "/target-partitions.json");
    }

    @Override
    public TargetPin pin(TargetPin wanted) {
        try {
            return CreateOnce.write(blob, PinJson.write(wanted))
                    ? wanted
                    : PinJson.read(blob.downloadContent().toBytes());
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "reading or writing '" + blob.getBlobName() + "' in container '" + blob.getContainerName()
                            + "' failed: check that the storage account is up and reachable",
                    e);
        }
    }
}
