package dev.sluice.ingest.deployment;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.PartitionDescription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How far the readers of a hub have come, by what they have written into a storage, whichever adapter did. */
final class Checkpoints {
    private static final String SEQUENCE = "sequencenumber";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ListBlobsOptions WITH_METADATA =
            new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));

    private final BlobServiceClient storage;
    private final Supplier<HubDescription> hub;

    Checkpoints(BlobServiceClient storage, Supplier<HubDescription> hub) {
        this.storage = storage;
        this.hub = hub;
    }

    /** Whether every event is behind a checkpoint of the group. */
    boolean caughtUp(String group) {
        Map<String, Long> sequences = of(group);
        return hub.get().partitions().stream()
                .filter(partition -> partition.lastSequence() >= 0)
                .allMatch(partition -> left(partition, sequences) <= 0);
    }

    /** How many events are not behind a checkpoint of the group. */
    long behind(String group) {
        Map<String, Long> sequences = of(group);
        return hub.get().partitions().stream()
                .mapToLong(partition -> left(partition, sequences))
                .sum();
    }

    private static long left(PartitionDescription partition, Map<String, Long> sequences) {
        return partition.lastSequence() - sequences.getOrDefault(partition.id(), -1L);
    }

    /** The sequence numbers of a group, by partition. */
    Map<String, Long> of(String group) {
        Map<String, Long> sequences = new HashMap<>();
        storage.listBlobContainers(null, LIMIT).stream()
                .flatMap(this::blobs)
                .filter(blob -> blob.getName().contains("/" + group + "/checkpoint/"))
                .filter(blob -> blob.getMetadata() != null && blob.getMetadata().containsKey(SEQUENCE))
                .forEach(blob -> sequences.put(
                        partition(blob), Long.parseLong(blob.getMetadata().get(SEQUENCE))));
        return sequences;
    }

    private Stream<BlobItem> blobs(BlobContainerItem container) {
        BlobContainerClient client = storage.getBlobContainerClient(container.getName());
        return client.listBlobs(WITH_METADATA, LIMIT).stream();
    }

    private static String partition(BlobItem blob) {
        return blob.getName().substring(blob.getName().lastIndexOf('/') + 1);
    }
}
