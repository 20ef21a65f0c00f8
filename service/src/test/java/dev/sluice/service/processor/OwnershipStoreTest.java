package dev.sluice.service.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OwnershipStoreTest {
    private final MemoryStore memory = new MemoryStore();
    private final Known known = new Known();
    private final OwnershipStore store = new OwnershipStore(memory, known);

    @Test
    void tellsWhoOwnsWhat() {
        memory.owners.put("0", "me");
        memory.owners.put("1", "other");

        assertThat(owners()).isEqualTo(Map.of("0", "me", "1", "other"));
        assertThat(known.seen).containsExactly("0=me", "1=other");
    }

    @Test
    void showsAPartitionAsFreeThatIsOwnedButNoLongerRead() {
        memory.owners.put("0", "me");
        memory.owners.put("1", "me");
        known.givenUp.add("1");

        assertThat(owners()).isEqualTo(Map.of("0", "me", "1", ""));
    }

    @Test
    void renewsWhatIsWorkedOnAndWasForgotten() {
        memory.owners.put("0", "me");
        memory.owners.put("1", "me");
        memory.owners.put("2", "other");
        known.live.addAll(Set.of("0", "1", "2"));
        owners();

        List<PartitionOwnership> claimed = store.claimOwnership(List.of(ownership("0", "me")))
                .collectList()
                .block();

        assertThat(memory.claimed).containsExactly("1=me", "0=me");
        assertThat(claimed).extracting(PartitionOwnership::getPartitionId).containsExactly("0");
    }

    @Test
    void remembersTheCheckpointThatAPartitionStartsFrom() {
        store.listCheckpoints("n", "h", "g").blockLast();

        assertThat(store.checkpointed("0")).hasValue(41);
        assertThat(store.checkpointed("1")).isEmpty();
    }

    @Test
    void givesUpOnlyWhatAnOwnerHas() {
        memory.owners.put("0", "me");
        memory.owners.put("1", "other");

        store.release(new Group("n", "h", "g"), "me", Duration.ofMinutes(1));

        assertThat(memory.claimed).containsExactly("0=");
    }

    private Map<String, String> owners() {
        return store.listOwnership("n", "h", "g")
                .collectMap(PartitionOwnership::getPartitionId, PartitionOwnership::getOwnerId)
                .block();
    }

    private static PartitionOwnership ownership(String partition, String owner) {
        return new PartitionOwnership().setPartitionId(partition).setOwnerId(owner);
    }

    private static final class Known implements OwnershipListener {
        private final List<String> seen = new ArrayList<>();
        private final Set<String> givenUp = new HashSet<>();
        private final Set<String> live = new HashSet<>();

        @Override
        public void ownerSeen(String partition, String owner, long asked) {
            seen.add(partition + "=" + owner);
        }

        @Override
        public boolean isGivenUp(String partition, String owner) {
            return owner.equals("me") && givenUp.contains(partition);
        }

        @Override
        public void requested(Set<String> partitions) {
            givenUp.removeAll(partitions);
        }

        @Override
        public Set<String> live() {
            return live;
        }
    }

    private static final class MemoryStore implements CheckpointStore {
        private final Map<String, String> owners = new TreeMap<>();
        private final List<String> claimed = new ArrayList<>();

        @Override
        public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
            return Flux.fromIterable(owners.entrySet()).map(e -> ownership(e.getKey(), e.getValue()));
        }

        @Override
        public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requested) {
            return Flux.fromIterable(requested).doOnNext(o -> claimed.add(o.getPartitionId() + "=" + o.getOwnerId()));
        }

        @Override
        public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
            return Flux.just(new Checkpoint().setPartitionId("0").setSequenceNumber(41L));
        }

        @Override
        public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
            return Mono.empty();
        }
    }
}
