package dev.sluice.bridge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.sluice.bridge.TargetPin;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What the bridge of a source remembers, for whoever only wants to look. Safe to share between threads. */
public final class Remembered {
    private final BlobContainerClient container;
    private final String source;

    Remembered(BlobContainerClient container, String source) {
        this.container = container;
        this.source = source;
    }

    /**
     * The incarnation of the source hub that the checkpoints belong to, if any was met.
     *
     * @throws ServiceException when the storage can't be asked
     */
    public OptionalLong incarnation() {
        return content("incarnation")
                .map(bytes -> OptionalLong.of(Long.parseLong(new String(bytes, UTF_8).strip())))
                .orElse(OptionalLong.empty());
    }

    /** The pinned target, if there is one. */
    public Optional<TargetPin> target() {
        return content("target-partitions.json").map(PinJson::read);
    }

    /** What the storage's clock shows, in whole seconds; also when the storage refuses to say anything else. */
    public Instant serverTime() {
        return asked(() ->
                time(headers()).orElseThrow(() -> new IllegalStateException("an answer of the storage has no date")));
    }

    private HttpHeaders headers() {
        try {
            return container.getPropertiesWithResponse(null, null, Context.NONE).getHeaders();
        } catch (BlobStorageException e) {
            return e.getResponse().getHeaders();
        }
    }

    private static Optional<Instant> time(HttpHeaders headers) {
        try {
            return Optional.ofNullable(headers.getValue(HttpHeaderName.DATE))
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> content(String name) {
        return asked(() -> {
            try {
                return Optional.of(container
                        .getBlobClient("_bridge/" + source + "/" + name)
                        .downloadContent()
                        .toBytes());
            } catch (BlobStorageException e) {
                if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())
                        || BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "reading container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable, and its key or role",
                    e);
        }
    }
}
