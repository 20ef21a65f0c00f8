package dev.sluice.archiver.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every blob store does. */
public interface BlobStoreContract {
    /** An empty container. */
    BlobStore store();

    @Test
    default void createsABlobOnce() {
        BlobStore store = store();

        assertThat(store.create("a/b", bytes("one"), Map.of("last", "7"))).isTrue();
        assertThat(store.create("a/b", bytes("two"), Map.of("last", "8"))).isFalse();

        assertThat(store.find("a/b")).contains(new StoredBlob("a/b", 3, Map.of("last", "7")));
        assertThat(store.read("a/b", 0, 3)).isEqualTo(bytes("one"));
    }

    @Test
    default void overwritesWhenTold() {
        BlobStore store = store();

        store.put("a", bytes("one"), Map.of());
        store.put("a", bytes("three"), Map.of("last", "8"));

        assertThat(store.find("a")).contains(new StoredBlob("a", 5, Map.of("last", "8")));
    }

    @Test
    default void findsNothingWhereNothingIs() {
        assertThat(store().find("nowhere")).isEmpty();
        assertThat(store().list("nowhere/")).isEmpty();
        assertThat(store().folders("nowhere/")).isEmpty();
    }

    @Test
    default void readsAPart() {
        BlobStore store = store();
        store.create("a", bytes("0123456789"), Map.of());

        assertThat(store.read("a", 7, 3)).isEqualTo(bytes("789"));
    }

    @Test
    default void listsBlobsWithMetadataAndFolders() {
        BlobStore store = store();
        store.create("h/date=1/hour=01/p=00/x", bytes("1"), Map.of("last", "1"));
        store.create("h/date=2/hour=02/p=00/y", bytes("22"), Map.of("last", "2"));
        store.create("h/_gaps/z", bytes("333"), Map.of("last", "3"));

        assertThat(store.list("h/date="))
                .containsExactlyInAnyOrder(
                        new StoredBlob("h/date=1/hour=01/p=00/x", 1, Map.of("last", "1")),
                        new StoredBlob("h/date=2/hour=02/p=00/y", 2, Map.of("last", "2")));
        assertThat(store.folders("h/")).containsExactlyInAnyOrder("h/date=1/", "h/date=2/", "h/_gaps/");
        assertThat(store.folders("h/date=1/")).containsExactly("h/date=1/hour=01/");
    }

    @Test
    default void letsOneOfManyWritersWin() throws Exception {
        BlobStore store = store();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            for (int race = 0; race < 10; race++) {
                String path = "race/" + race;
                List<Callable<Boolean>> attempts = IntStream.range(0, 4)
                        .<Callable<Boolean>>mapToObj(writer ->
                                () -> store.create(path, bytes("by " + writer), Map.of("writer", "" + writer)))
                        .toList();
                int winners = 0;
                for (Future<Boolean> attempt : writers.invokeAll(attempts)) {
                    winners += attempt.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
                String writer = store.find(path).orElseThrow().metadata().get("writer");
                assertThat(store.read(path, 0, 4)).isEqualTo(bytes("by " + writer));
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    default void failsToReadWhatIsNotThere() {
        assertThatThrownBy(() -> store().read("nowhere", 0, 1)).isInstanceOf(RuntimeException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
