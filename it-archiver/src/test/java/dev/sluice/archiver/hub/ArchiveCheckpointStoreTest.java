package dev.sluice.archiver.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchiveCheckpointStoreTest {
    private final Ownerships ownerships = new Ownerships();
    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void neverSaysWhereReadingGoesOn() {
        ArchiveCheckpointStore store = new ArchiveCheckpointStore(ownerships, clock, Duration.ZERO);
        store.record(new Checkpoint().setPartitionId("0").setSequenceNumber(7L));

        assertThat(ownerships.checkpoints).containsEntry("0", 7L);
        assertThat(store.listCheckpoints("n", "h", "g").collectList().block()).isEmpty();
    }

    @Test
    void offersAPartitionWhoseReaderBrokeOff() {
        ArchiveCheckpointStore store = new ArchiveCheckpointStore(ownerships, clock, Duration.ZERO);
        claim(store, "0", "me");

        store.brokeOff("0");
        assertThat(owner(store, "0")).isEmpty();

        claim(store, "0", "me");
        assertThat(owner(store, "0")).isEqualTo("me");
    }

    @Test
    void leavesItAloneForAWhileFirst() {
        ArchiveCheckpointStore store = new ArchiveCheckpointStore(ownerships, clock, Duration.ofSeconds(1));
        claim(store, "0", "me");

        store.brokeOff("0");

        assertThat(owner(store, "0")).isEqualTo("me");
    }

    @Test
    void neverOffersWhatAnotherOwns() {
        ArchiveCheckpointStore store = new ArchiveCheckpointStore(ownerships, clock, Duration.ZERO);
        claim(store, "0", "me");
        claim(ownerships, "0", "other");

        store.brokeOff("0");

        assertThat(owner(store, "0")).isEqualTo("other");
    }

    private static void claim(CheckpointStore store, String partition, String owner) {
        PartitionOwnership request =
                new PartitionOwnership().setPartitionId(partition).setOwnerId(owner);
        assertThat(store.claimOwnership(List.of(request)).collectList().block()).hasSize(1);
    }

    private static String owner(CheckpointStore store, String partition) {
        return store.listOwnership("n", "h", "g")
                .filter(ownership -> ownership.getPartitionId().equals(partition))
                .map(PartitionOwnership::getOwnerId)
                .blockFirst();
    }

    /** Ownership and checkpoints in memory. */
    private static final class Ownerships implements CheckpointStore {
        private final Map<String, String> owners = new ConcurrentHashMap<>();
        private final Map<String, Long> checkpoints = new ConcurrentHashMap<>();

        @Override
        public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
            return Flux.fromIterable(owners.entrySet())
                    .map(entry -> new PartitionOwnership()
                            .setPartitionId(entry.getKey())
                            .setOwnerId(entry.getValue()));
        }

        @Override
        public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requests) {
            requests.forEach(request -> owners.put(request.getPartitionId(), request.getOwnerId()));
            return Flux.fromIterable(requests);
        }

        @Override
        public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
            return Flux.fromIterable(checkpoints.entrySet())
                    .map(entry ->
                            new Checkpoint().setPartitionId(entry.getKey()).setSequenceNumber(entry.getValue()));
        }

        @Override
        public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
            checkpoints.put(checkpoint.getPartitionId(), checkpoint.getSequenceNumber());
            return Mono.empty();
        }
    }
}
