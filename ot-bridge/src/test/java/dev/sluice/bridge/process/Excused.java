package dev.sluice.bridge.process;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.contract.SourcePartition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a bridge need not deliver of a source partition: what it keeps in quarantine, and the gaps that it recorded. Read
 * from its storage by the names of the blobs.
 */
final class Excused {
    private static final List<String> CONTAINERS = List.of("bridge-checkpoints", "azure-webjobs-eventhub");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ENDING = ".json";

    private final BlobServiceClient storage;

    Excused(String connection) {
        storage = new BlobServiceClientBuilder().connectionString(connection).buildClient();
    }

    /** The sequence numbers of one partition. */
    Set<Long> of(SourcePartition partition) {
        return Stream.concat(quarantined(partition), gaps(partition)).collect(Collectors.toSet());
    }

    private Stream<Long> quarantined(SourcePartition partition) {
        return names("bridge-quarantine", partition.hub() + "/" + place(partition))
                .map(Long::valueOf);
    }

    private Stream<Long> gaps(SourcePartition partition) {
        return CONTAINERS.stream()
                .flatMap(container -> names(container, "_bridge/" + partition.hub() + "/gaps/" + place(partition)))
                .map(name -> name.split("-"))
                .flatMap(range -> LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[1]))
                        .boxed());
    }

    private static String place(SourcePartition partition) {
        return partition.incarnation() + "/" + partition.partition() + "/";
    }

    /** Names of the blobs in a folder, without the folder and the ending. */
    private Stream<String> names(String name, String folder) {
        BlobContainerClient container = storage.getBlobContainerClient(name);
        if (!container.exists()) {
            return Stream.empty();
        }
        return container.listBlobs(new ListBlobsOptions().setPrefix(folder), LIMIT).stream()
                .map(BlobItem::getName)
                .map(blob -> blob.substring(folder.length(), blob.length() - ENDING.length()));
    }
}
