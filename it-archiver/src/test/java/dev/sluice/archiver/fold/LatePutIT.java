package dev.sluice.archiver.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.archiver.Events;
import dev.sluice.archiver.blob.AzureBlobStore;
import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.chain.StoredBlob;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.access.StorageAccess;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A Put that outlives its time-out and lands when the writer has gone on: the slot is still taken once. */
class LatePutIT {
    @TempDir
    static Path data;

    private static Azurite azurite;
    private static StorageAccount account;

    private final String name = "late-" + UUID.randomUUID();

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.start(data, "itstore");
        account = new StorageAccount(
                new StorageAccess.Connection(azurite.connectionString("itstore")), Duration.ofSeconds(10));
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    private enum Lands {
        BEFORE_THE_LOOK,
        BETWEEN_LOOK_AND_RETRY,
        AFTER_THE_RETRY
    }

    @ParameterizedTest
    @EnumSource(Lands.class)
    void takesTheSlotOnce(Lands when) {
        LatePuts late = new LatePuts(when);
        BlobStore store = container(late);
        PartitionWriter writer = new Bench().open(store, new Patience());
        for (int file = 0; file < 4; file++) {
            late.delayNext();
            writer.accept(Events.range(file * 10L, file * 10L + 9));
            writer.flush();
        }

        assertThat(late.delayed).isEqualTo(4);
        assertThat(files(store)).containsExactly("0-9", "10-19", "20-29", "30-39");
        assertThat(writer.tally().rows()).isEqualTo(40);
    }

    @Test
    void losesToAnotherWritersPutThatLandedFirst() {
        LatePuts late = new LatePuts(Lands.AFTER_THE_RETRY);
        Bench bench = new Bench();
        PartitionWriter slow = bench.open(container(late), new Patience());
        BlobStore store = AzureBlobStore.of(account, name);
        PartitionWriter fast = bench.open(store, new Patience());
        slow.accept(Events.range(0, 4));
        fast.accept(Events.range(0, 6));
        late.delayNext();
        late.beforeRetry = fast::flush;

        slow.flush();
        slow.accept(Events.range(5, 9));
        slow.flush();

        assertThat(files(store)).containsExactly("0-6", "7-9");
    }

    private BlobStore container(LatePuts late) {
        BlobContainerClient container = account.clients(late).buildClient().getBlobContainerClient(name);
        container.create();
        return AzureBlobStore.of(container, Duration.ofSeconds(10));
    }

    private static List<String> files(BlobStore store) {
        return store.list("hub=").stream()
                .filter(blob -> blob.path().endsWith(".parquet"))
                .sorted(Comparator.comparing(StoredBlob::path))
                .map(blob ->
                        blob.metadata().get("first") + "-" + blob.metadata().get("last"))
                .toList();
    }

    /** Answers a Put with a time-out and lets it happen later. */
    private static final class LatePuts implements HttpPipelinePolicy {
        private final Lands when;
        private final Deque<HttpPipelineNextPolicy> waiting = new ArrayDeque<>();
        private Runnable beforeRetry = () -> {};
        private boolean delay;
        private int delayed;

        LatePuts(Lands when) {
            this.when = when;
        }

        void delayNext() {
            delay = true;
        }

        /** The client looks at blobs with calls that block... */
        @Override
        public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
            HttpResponse answer = next.processSync();
            if (when == Lands.BETWEEN_LOOK_AND_RETRY && isFile(context)) {
                land();
            }
            return answer;
        }

        /** ...and puts them with calls that don't. */
        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            if (!isFile(context)) {
                return next.process();
            }
            return Mono.defer(() -> delay ? timeOut(next) : retry(next));
        }

        private Mono<HttpResponse> timeOut(HttpPipelineNextPolicy next) {
            delay = false;
            delayed++;
            waiting.add(next.clone());
            if (when == Lands.BEFORE_THE_LOOK) {
                land();
            }
            return Mono.error(new IOException(new HttpTimeoutException("request timed out")));
        }

        private Mono<HttpResponse> retry(HttpPipelineNextPolicy next) {
            beforeRetry.run();
            return next.process().publishOn(Schedulers.boundedElastic()).doOnNext(answer -> land());
        }

        private void land() {
            while (!waiting.isEmpty()) {
                try (HttpResponse landed = waiting.remove().process().block()) {
                    assertThat(landed).isNotNull();
                }
            }
        }

        private static boolean isFile(HttpPipelineCallContext context) {
            return context.getHttpRequest().getUrl().getPath().endsWith(".parquet");
        }
    }
}
