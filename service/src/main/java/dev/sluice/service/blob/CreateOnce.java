package dev.sluice.service.blob;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import java.util.Map;

/** Writes a blob unless it is there already. */
public final class CreateOnce {
    private CreateOnce() {}

    /** Whether the blob was written; {@code false} when one of that name exists. */
    public static boolean write(BlobClient blob, byte[] content) {
        return write(blob, content, Map.of());
    }

    /** The same, with metadata, whose values are ASCII. */
    public static boolean write(BlobClient blob, byte[] content, Map<String, String> metadata) {
        BlobParallelUploadOptions options = new BlobParallelUploadOptions(BinaryData.fromBytes(content))
                .setMetadata(metadata)
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        try {
            blob.uploadWithResponse(options, null, null);
            return true;
        } catch (BlobStorageException e) {
            if (exists(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean exists(BlobStorageException refusal) {
        return BlobErrorCode.BLOB_ALREADY_EXISTS.equals(refusal.getErrorCode())
                || BlobErrorCode.CONDITION_NOT_MET.equals(refusal.getErrorCode());
    }
}
