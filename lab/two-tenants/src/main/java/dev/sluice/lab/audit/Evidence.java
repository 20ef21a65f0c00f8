package dev.sluice.lab.audit;

import com.azure.core.exception.AzureException;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.lab.LabException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the two storage accounts hold for the audit to look at.
 *
 * @param archive the archive's files
 * @param quarantined events that the bridge has set aside, where its storage could be asked
 * @param ingest what ingest has stored, where its storage could be asked
 */
public record Evidence(ArchiveFolder archive, OptionalLong quarantined, Optional<IngestEvidence> ingest) {
    /** An archive's files alone. */
    public static Evidence of(ArchiveFolder archive) {
        return new Evidence(archive, OptionalLong.empty(), Optional.empty());
    }

    /**
     * Fetches the archive into a folder and counts what the bridge has set aside.
     *
     * @throws LabException when a storage account cannot be read
     */
    public static Evidence fetch(Storage ot, Storage it, Path target) {
        return new Evidence(ArchiveFolder.fetch(it, target), OptionalLong.of(count(ot.open())), Optional.empty());
    }

    /** The same with what ingest has stored. */
    public Evidence with(IngestEvidence stored) {
        return new Evidence(archive, quarantined, Optional.of(stored));
    }

    private static long count(BlobContainerClient quarantine) {
        try {
            return quarantine.exists() ? quarantine.listBlobs().stream().count() : 0;
        } catch (AzureException | IllegalStateException e) {
            throw new LabException("cannot read the bridge's quarantine: " + e.getMessage(), e);
        }
    }

    /**
     * A container of a storage account.
     *
     * @param connectionString of the account; never shown
     * @param container its name
     */
    public record Storage(String connectionString, String container) {
        BlobContainerClient open() {
            return new BlobContainerClientBuilder()
                    .connectionString(connectionString)
                    .containerName(container)
                    .buildClient();
        }

        @Override
        public String toString() {
            return "Storage[" + container + "]";
        }
    }
}
