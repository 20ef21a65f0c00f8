package dev.sluice.archiver;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.archiver.fields.TypedField;
import dev.sluice.archiver.fold.Cuts;
import dev.sluice.archiver.hub.HubSource;
import java.util.List;

/**
 * What an archiver reads, where it archives to, and how.
 *
 * @param source the event hub
 * @param storage the account that holds the archive and who reads which partition
 * @param archiveContainer container of the archive; made if missing
 * @param checkpointContainer container of partition ownership; made if missing
 * @param cuts when files are cut
 * @param fields fields of JSON bodies that get a column
 */
public record ArchiverConfig(
        HubSource source,
        StorageAccount storage,
        String archiveContainer,
        String checkpointContainer,
        Cuts cuts,
        List<TypedField> fields) {
    public ArchiverConfig {
        requireNonNull(source, "source");
        requireNonNull(storage, "storage");
        requireNonNull(archiveContainer, "archiveContainer");
        requireNonNull(checkpointContainer, "checkpointContainer");
        requireNonNull(cuts, "cuts");
        fields = List.copyOf(fields);
    }
}
