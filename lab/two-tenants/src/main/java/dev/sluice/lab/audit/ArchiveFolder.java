package dev.sluice.lab.audit;

import com.azure.core.exception.AzureException;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.ingestoracle.ArchiveFile;
import dev.sluice.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A folder with the Parquet files of an archive.
 *
 * @param root the folder
 */
public record ArchiveFolder(Path root) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Fetches the archive from its storage account into a folder. */
    static ArchiveFolder fetch(Evidence.Storage storage, Path target) {
        BlobContainerClient container = storage.open();
        try {
            if (container.exists()) {
                for (BlobItem blob : container.listBlobs(new ListBlobsOptions().setPrefix("hub="), LIMIT)) {
                    download(container, blob.getName(), target.resolve(blob.getName()));
                }
            }
        } catch (UncheckedIOException e) {
            throw new LabException("cannot fetch the archive to " + target + ": " + e.getMessage(), e);
        } catch (AzureException | IllegalStateException e) {
            throw new LabException("cannot fetch the archive from its storage: " + e.getMessage(), e);
        }
        return new ArchiveFolder(target);
    }

    /** Its Parquet files in the archive's own order. */
    List<ArchiveFile> files() {
        if (!Files.isDirectory(root)) {
            throw new LabException("cannot read the archive " + root + ": there is no such folder");
        }
        try {
            return ArchiveFile.in(root);
        } catch (IOException e) {
            throw new LabException("cannot read the archive " + root + ": " + e.getMessage(), e);
        }
    }

    private static void download(BlobContainerClient container, String name, Path target) {
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        container.getBlobClient(name).downloadToFile(target.toString(), true);
    }
}
