package dev.sluice.archiver.blob;

import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.StoredBlob;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.contract.access.NoTokenException;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A container of Azure Storage. A blob is created by one Put Blob with {@code If-None-Match: *} and MD5: whole or not at
 * all. Safe for use by several threads.
 */
public final class AzureBlobStore implements BlobStore {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private final BlobContainerClient container;
    private final Duration timeout;

    private AzureBlobStore(BlobContainerClient container, Duration timeout) {
        this.container = container;
        this.timeout = timeout;
    }

    /** The container of that name; see {@link #createIfMissing()}. */
    public static AzureBlobStore of(StorageAccount account, String container) {
        return new AzureBlobStore(account.clients().buildClient().getBlobContainerClient(container), account.timeout());
    }

    /** The store behind a client that somebody else made. */
    public static AzureBlobStore of(BlobContainerClient container, Duration timeout) {
        return new AzureBlobStore(container, timeout);
    }

    /** Makes the container unless it is there. It asks first: an identity with a role on the container alone can't make it. */
    public void createIfMissing() {
        attempt(
                "make container",
                container.getBlobContainerName(),
                () -> container.exists() || container.createIfNotExists());
    }

    @Override
    public boolean create(String path, byte[] content, Map<String, String> metadata) {
        try {
            upload(path, content, metadata, new BlobRequestConditions().setIfNoneMatch("*"));
            return true;
        } catch (BlobStorageException e) {
            if (e.getStatusCode() == CONFLICT || e.getStatusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw unanswered("create blob", path, e);
        } catch (RuntimeException e) {
            throw unanswered("create blob", path, e);
        }
    }

    @Override
    public void put(String path, byte[] content, Map<String, String> metadata) {
        attempt("write blob", path, () -> upload(path, content, metadata, new BlobRequestConditions()));
    }

    @Override
    public Optional<StoredBlob> find(String path) {
        try {
            BlobProperties found = blob(path)
                    .getPropertiesWithResponse(null, timeout, Context.NONE)
                    .getValue();
            return Optional.of(new StoredBlob(path, found.getBlobSize(), lowerCase(found.getMetadata())));
        } catch (BlobStorageException e) {
            if (e.getStatusCode() == NOT_FOUND && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
                return Optional.empty();
            }
            throw unanswered("look at blob", path, e);
        } catch (RuntimeException e) {
            throw unanswered("look at blob", path, e);
        }
    }

    @Override
    public byte[] read(String path, long offset, long length) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        BlobRange range = new BlobRange(offset, length);
        attempt(
                "read blob",
                path,
                () -> blob(path).downloadStreamWithResponse(content, range, null, null, false, timeout, Context.NONE));
        return content.toByteArray();
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        return attempt("list blobs below", prefix, () -> {
            List<StoredBlob> blobs = new ArrayList<>();
            for (BlobItem item : container.listBlobs(options, timeout)) {
                blobs.add(stored(item));
            }
            return blobs;
        });
    }

    @Override
    public List<String> folders(String prefix) {
        ListBlobsOptions options = new ListBlobsOptions().setPrefix(prefix);
        return attempt("list folders below", prefix, () -> {
            List<String> folders = new ArrayList<>();
            for (BlobItem item : container.listBlobsByHierarchy("/", options, timeout)) {
                if (Boolean.TRUE.equals(item.isPrefix())) {
                    folders.add(item.getName());
                }
            }
            return folders;
        });
    }

    private Response<?> upload(
            String path, byte[] content, Map<String, String> metadata, BlobRequestConditions conditions) {
        BlockBlobSimpleUploadOptions options = new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
                .setMetadata(metadata)
                .setContentMd5(md5(content))
                .setRequestConditions(conditions);
        return blob(path).getBlockBlobClient().uploadWithResponse(options, timeout, Context.NONE);
    }

    private BlobClient blob(String path) {
        return container.getBlobClient(path);
    }

    private <T> T attempt(String what, String path, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw unanswered(what, path, e);
        }
    }

    private static UnansweredException unanswered(String what, String path, RuntimeException cause) {
        return new UnansweredException("could not " + what + " " + path + ": " + reason(cause), cause);
    }

    /** The service's own message holds headers and a time; status and code are what helps. */
    private static String reason(Throwable problem) {
        if (problem instanceof BlobStorageException answer) {
            return "status " + answer.getStatusCode() + " " + answer.getErrorCode();
        }
        if (problem instanceof NoTokenException noToken) {
            return String.valueOf(noToken.getMessage());
        }
        Throwable cause = problem.getCause();
        return cause == null ? problem.getClass().getSimpleName() : reason(cause);
    }

    private static StoredBlob stored(BlobItem item) {
        return new StoredBlob(item.getName(), item.getProperties().getContentLength(), lowerCase(item.getMetadata()));
    }

    private static Map<String, String> lowerCase(Map<String, String> metadata) {
        Map<String, String> names = new TreeMap<>();
        if (metadata != null) {
            metadata.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
        }
        return names;
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
