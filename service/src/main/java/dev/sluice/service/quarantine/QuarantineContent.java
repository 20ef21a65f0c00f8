package dev.sluice.service.quarantine;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is in quarantine, for whoever looks after it. Safe to share between threads. */
public final class QuarantineContent {
    static final String REASON = "reason";
    static final String DEVICE = "device";
    private static final String REPLAYED = "replayed";

    private final BlobContainerClient container;

    public QuarantineContent(BlobContainerClient container) {
        this.container = container;
    }

    /**
     * An event in quarantine, without its content.
     *
     * @param name of its blob: {@code hub/incarnation/partition/sequence.json}
     * @param kept when it was set aside
     * @param reason the reason's code
     * @param device the device that sent it; empty when no device did
     * @param size of its blob, bytes
     * @param replayed when it was last replayed, if it was
     */
    public record Entry(
            String name, Instant kept, String reason, String device, long size, Optional<Instant> replayed) {
        static Entry of(BlobItem blob) {
            Map<String, String> metadata = blob.getMetadata() == null ? Map.of() : blob.getMetadata();
            return new Entry(
                    blob.getName(),
                    blob.getProperties().getCreationTime().toInstant(),
                    text(metadata, REASON),
                    URLDecoder.decode(text(metadata, DEVICE), StandardCharsets.UTF_8),
                    blob.getProperties().getContentLength(),
                    Optional.ofNullable(metadata.get(REPLAYED)).map(Instant::parse));
        }

        /** The client has {@code null} for a value that is empty. */
        private static String text(Map<String, String> metadata, String name) {
            return Objects.requireNonNullElse(metadata.get(name), "");
        }
    }

    /**
     * Shows the events whose names begin with a prefix, in the order of their names; they are fetched as they are shown.
     *
     * @throws ServiceException when the storage can't be asked
     */
    public void forEach(String prefix, Consumer<Entry> consumer) {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        Iterator<BlobItem> blobs =
                asked("listing", () -> container.listBlobs(options, null).iterator());
        while (asked("listing", blobs::hasNext)) {
            consumer.accept(Entry.of(asked("listing", blobs::next)));
        }
    }

    /**
     * The event of a name.
     *
     * @throws IllegalArgumentException when the blob holds something else
     */
    public QuarantinedEvent read(String name) {
        return QuarantineJson.read(asked(
                "reading an event of",
                () -> container.getBlobClient(name).downloadContent().toBytes()));
    }

    /** Notes that an event was replayed. */
    public void replayed(Entry entry, Instant time) {
        asked("marking an event of", () -> {
            var blob = container.getBlobClient(entry.name());
            Map<String, String> metadata = new HashMap<>(blob.getProperties().getMetadata());
            metadata.put(REPLAYED, time.toString());
            blob.setMetadata(metadata);
            return metadata;
        });
    }

    /** Deletes an event for good. */
    public void delete(Entry entry) {
        asked(
                "deleting an event of",
                () -> container.getBlobClient(entry.name()).deleteIfExistsWithResponse(null, null, null, Context.NONE));
    }

    private <T> T asked(String attempt, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.QUARANTINE_STORE,
                    attempt + " container '" + container.getBlobContainerName()
                            + "' failed: check that it exists, and that the storage account is up and reachable",
                    e);
        }
    }
}
