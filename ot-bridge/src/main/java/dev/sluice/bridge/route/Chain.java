package dev.sluice.bridge.route;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of one source partition. Each is named by the first sequence number that those before it do not cover, and
 * created only if no blob has that name: whoever writes, each sequence number is in one blob at most.
 *
 * <p>A writer that finds its name taken goes on behind the last sequence number of the blob that has it, whoever wrote
 * it: another bridge, or an attempt of its own whose answer was lost. Safe to share between threads.
 */
final class Chain {
    private static final long UNKNOWN = -1;

    private final BlobContainerClient container;
    private final String folder;
    private long next = UNKNOWN;

    Chain(BlobContainerClient container, SourcePartition source) {
        this.container = container;
        this.folder = source.hub() + "/" + source.incarnation() + "/" + source.partition() + "/";
    }

    /** Returns when the storage has all of the lines, which are in order. */
    synchronized void append(List<RouteLine> lines) {
        next = next == UNKNOWN ? find() : next;
        List<RouteLine> rest = notCovered(lines);
        for (int taken = 0; !rest.isEmpty(); rest = notCovered(rest)) {
            if (create(rest)) {
                next = rest.get(rest.size() - 1).sequence() + 1;
            } else {
                goOnBehind(++taken);
            }
        }
    }

    private List<RouteLine> notCovered(List<RouteLine> lines) {
        return lines.stream().filter(line -> line.sequence() >= next).collect(Collectors.toList());
    }

    /** Once is a writer beside this one; twice in a row, a partition that was elsewhere for a while. */
    private void goOnBehind(int taken) {
        String name = ChainName.of(folder, next);
        long last = last(name, container.getBlobClient(name).getProperties().getMetadata());
        if (last < next) {
            throw foreign(name);
        }
        next = last + 1;
        if (taken > 1) {
            next = Math.max(next, find());
        }
    }

    private boolean create(List<RouteLine> lines) {
        BlockBlobSimpleUploadOptions blob = new BlockBlobSimpleUploadOptions(content(lines))
                .setHeaders(new BlobHttpHeaders().setContentType("application/x-ndjson"))
                .setMetadata(metadata(lines))
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        try {
            container
                    .getBlobClient(ChainName.of(folder, next))
                    .getBlockBlobClient()
                    .uploadWithResponse(blob, null, Context.NONE);
            return true;
        } catch (BlobStorageException e) {
            if (isTaken(e)) {
                return false;
            }
            throw e;
        }
    }

    private static BinaryData content(List<RouteLine> lines) {
        byte[] content =
                new byte[lines.stream().mapToInt(line -> line.json().length).sum()];
        int end = 0;
        for (RouteLine line : lines) {
            System.arraycopy(line.json(), 0, content, end, line.json().length);
            end += line.json().length;
        }
        return BinaryData.fromBytes(content);
    }

    private static Map<String, String> metadata(List<RouteLine> lines) {
        return Map.of(
                "first", Long.toString(lines.get(0).sequence()),
                "last", Long.toString(lines.get(lines.size() - 1).sequence()),
                "rows", Integer.toString(lines.size()));
    }

    /** The last one is said by a role that may create but not overwrite. */
    private static boolean isTaken(BlobStorageException refusal) {
        return BlobErrorCode.BLOB_ALREADY_EXISTS.equals(refusal.getErrorCode())
                || BlobErrorCode.CONDITION_NOT_MET.equals(refusal.getErrorCode())
                || BlobErrorCode.UNAUTHORIZED_BLOB_OVERWRITE.equals(refusal.getErrorCode());
    }

    /** The name that follows the newest blob's: the last one of the last group. */
    private long find() {
        String group = null;
        for (BlobItem item : container.listBlobsByHierarchy(folder)) {
            group = Boolean.TRUE.equals(item.isPrefix()) ? item.getName() : group;
        }
        BlobItem newest = null;
        if (group != null) {
            for (BlobItem item : container.listBlobs(withMetadata(group), null)) {
                newest = item;
            }
        }
        return newest == null ? 0 : last(newest.getName(), newest.getMetadata()) + 1;
    }

    private static ListBlobsOptions withMetadata(String prefix) {
        return new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
    }

    private long last(String name, @Nullable Map<String, String> metadata) {
        String last = metadata == null ? "" : metadata.getOrDefault("last", "");
        if (!last.matches("[0-9]{1,18}")) {
            throw foreign(name);
        }
        return Long.parseLong(last);
    }

    private ServiceException foreign(String name) {
        return new ServiceException(
                FailureCode.REFUSED,
                "blob '" + name + "' in container '" + container.getBlobContainerName()
                        + "' does not say which sequence number is its last: it is not the bridge's; move it away");
    }
}
