package dev.sluice.archiver.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** A Put that outlives its time-out and lands when the writer has gone on: the slot is still taken once. */
class LatePutIT {
    @TempDir
    static Path data;

    private enum Lands {
        BEFORE_THE_LOOK,
        BETWEEN_LOOK_AND_RETRY,
        AFTER_THE_RETRY
    }

    @ParameterizedTest
    @EnumSource(Lands.class)
    void takesTheSlotOnce(Lands when) {
        try (Azurite azurite = Azurite.start(data.resolve(when.name()), "itstore")) {
            StorageAccount account = new StorageAccount(azurite.connectionString("itstore"), Duration.ofSeconds(10));
            LatePuts late = new LatePuts(when);
            BlobContainerClient container = account.clients(late).buildClient().getBlobContainerClient("late");
            container.create();
            BlobStore store = AzureBlobStore.of(container, Duration.ofSeconds(10));
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
    }

    @Test
    void losesToAnotherWritersPutThatLandedFirst() {
        try (Azurite azurite = Azurite.start(data.resolve("foreign"), "itstore")) {
            StorageAccount account = new StorageAccount(azurite.connectionString("itstore"), Duration.ofSeconds(10));
            LatePuts late = new LatePuts(Lands.AFTER_THE_RETRY);
            BlobContainerClient container = account.clients(late).buildClient().getBlobContainerClient("late");
            container.create();
            Bench bench = new Bench();
            PartitionWriter slow = bench.open(AzureBlobStore.of(container, Duration.ofSeconds(10)), new Patience());
            BlobStore store = AzureBlobStore.of(account, "late");
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
        private final Deque<HttpPipelineNextSyncPolicy> waiting = new ArrayDeque<>();
        private Runnable beforeRetry = () -> {};
        private boolean delay;
        private int delayed;

        LatePuts(Lands when) {
            this.when = when;
        }

        void delayNext() {
            delay = true;
        }

        @Override
        public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
            boolean file = context.getHttpRequest().getUrl().getPath().endsWith(".parquet");
            if (!file || context.getHttpRequest().getHttpMethod() != HttpMethod.PUT) {
                HttpResponse answer = next.processSync();
                if (file && when == Lands.BETWEEN_LOOK_AND_RETRY) {
                    land();
                }
                return answer;
            }
            return delay ? timeOut(next) : retry(next);
        }

        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            return next.process();
        }

        private HttpResponse timeOut(HttpPipelineNextSyncPolicy next) {
            delay = false;
            delayed++;
            waiting.add(next);
            if (when == Lands.BEFORE_THE_LOOK) {
                land();
            }
            throw new UncheckedIOException(new IOException(new HttpTimeoutException("request timed out")));
        }

        private HttpResponse retry(HttpPipelineNextSyncPolicy next) {
            beforeRetry.run();
            HttpResponse answer = next.processSync();
            land();
            return answer;
        }

        private void land() {
            while (!waiting.isEmpty()) {
                waiting.remove().processSync().close();
            }
        }
    }
}
