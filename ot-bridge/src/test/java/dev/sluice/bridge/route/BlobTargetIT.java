package dev.sluice.bridge.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import dev.sluice.azurite.Azurite;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobTargetIT {
    private static final Pattern SEQUENCE = Pattern.compile("\"sluice-source-sequence\":\"([0-9]+)\"");
    private static final String FOLDER = "ot-hub/1000/3/";

    @TempDir
    static Path data;

    private static Azurite azurite;
    private static int containers;

    private BlobContainerClient container;

    @BeforeAll
    static void start() {
        azurite = Azurite.start(data, "itstore");
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @BeforeEach
    void create() {
        container = new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString("itstore"))
                .buildClient()
                .createBlobContainer("telemetry-" + ++containers);
    }

    @Test
    void namesABlobByTheFirstSequenceThatTheOnesBeforeDoNotCover() {
        BlobTarget target = target();

        write(target, 5, 9);
        write(target, 12, 13);

        assertThat(names())
                .containsExactly(
                        FOLDER + "000000000000000/00000000000000000000.json",
                        FOLDER + "000000000000000/00000000000000000010.json");
        assertThat(container.getBlobClient(names().get(1)).getProperties().getMetadata())
                .containsEntry("first", "12")
                .containsEntry("last", "13")
                .containsEntry("rows", "2");
        assertThat(sequences()).containsExactly(5L, 6L, 7L, 8L, 9L, 12L, 13L);
    }

    @Test
    void goesOnWhereTheChainEndsThoughItsCheckpointLiesBehind() {
        write(target(), 0, 9);
        write(target(), 99_990, 100_010);

        write(target(), 99_995, 100_020);
        write(target(), 100_000, 100_030);

        assertThat(sequences()).isEqualTo(concat(range(0, 9), range(99_990, 100_030)));
        assertThat(names())
                .containsExactly(
                        FOLDER + "000000000000000/00000000000000000000.json",
                        FOLDER + "000000000000000/00000000000000000010.json",
                        FOLDER + "000000000000001/00000000000000100011.json",
                        FOLDER + "000000000000001/00000000000000100021.json");
    }

    @Test
    void writesNothingForWhatTheStorageHas() {
        write(target(), 0, 9);

        write(target(), 2, 7);

        assertThat(names()).hasSize(1);
    }

    @Test
    void goesOnBehindTheLastOfAnotherWriter() {
        BlobTarget old = target();
        BlobTarget young = target();
        write(old, 0, 4);
        write(young, 3, 7);
        write(young, 8, 9);

        write(old, 5, 12);

        assertThat(sequences()).containsExactlyElementsOf(range(0, 12));
    }

    @Test
    void repeatsNoLineWhenSeveralWriteAtOnceAndCutDifferently() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int seed = 1; seed <= 3; seed++) {
                Random random = new Random(seed);
                running.add(writers.submit(() -> writeAll(random)));
            }
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(sequences()).containsExactlyElementsOf(range(0, 999));
    }

    @Test
    void repeatsNoLineWhenTheAnswerIsLost() {
        try (LosingProxy proxy = new LosingProxy(azurite.connectionString("itstore"))) {
            BlobTarget target = target(proxy.connection());
            write(target, 0, 4);

            proxy.loseAnswersToPuts(1); // the SDK repeats it by itself
            write(target, 5, 9);
            proxy.loseAnswersToPuts(2); // the bridge repeats it, with more
            assertThatThrownBy(() -> write(target, 10, 12)).isInstanceOf(ServiceException.class);
            write(target, 10, 15);

            assertThat(proxy.lost()).isEqualTo(3);
        }
        assertThat(sequences()).containsExactlyElementsOf(range(0, 15));
    }

    @Test
    void holdsBeforeABlobThatIsNotItsOwn() {
        container
                .getBlobClient(FOLDER + "000000000000000/00000000000000000000.json")
                .upload(BinaryData.fromString("{}"));

        assertThatThrownBy(() -> write(target(), 0, 1))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REFUSED))
                .hasMessageContaining("does not say which sequence number is its last");
    }

    @Test
    void holdsBeforeABlobThatCoversLessThanItsName() {
        BlobTarget old = target();
        write(old, 0, 4);
        container
                .getBlobClient(FOLDER + "000000000000000/00000000000000000005.json")
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromString("")).setMetadata(Map.of("last", "3")),
                        null,
                        null);

        assertThatThrownBy(() -> write(old, 5, 6)).hasMessageContaining("it is not the bridge's; move it away");
        assertThat(names()).hasSize(2);
    }

    @Test
    void saysThatTheContainerIsMissing() {
        container.delete();
        String expected =
                "failed (404 ContainerNotFound): check that the container exists; the bridge does not create it";

        assertThatThrownBy(() -> write(target(), 0, 1))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.NOT_FOUND))
                .hasMessage("writing to target container '" + container.getBlobContainerName() + "' " + expected);
        assertThatThrownBy(() -> target().check())
                .hasMessage("reading target container '" + container.getBlobContainerName() + "' " + expected);
    }

    @Test
    void startsAnotherBlobForAnotherIncarnation() {
        TargetBatch batch = target().open("3");
        assertThat(batch.offer(event(1000, 7))).isEqualTo(Offer.Answer.TAKEN);
        assertThat(batch.offer(event(2000, 0))).isEqualTo(Offer.Answer.FULL);
    }

    @Test
    void keepsABlobWithinWhatOneRequestTakes() {
        TargetBatch batch = target().open("3");
        int taken = 0;
        while (batch.offer(event(1000, taken, new byte[256 << 10])) == Offer.Answer.TAKEN) {
            taken++;
        }
        batch.send();

        assertThat(container.getBlobClient(names().get(0)).getProperties().getBlobSize())
                .isBetween(7L << 20, 8L << 20);
        assertThat(sequences()).hasSize(taken);
    }

    private void writeAll(Random random) {
        BlobTarget target = target();
        for (long first = 0; first < 1000; ) {
            long last = Math.min(999, first + random.nextInt(60));
            write(target, first, last);
            first = last + 1;
        }
    }

    private BlobTarget target() {
        return target(azurite.connectionString("itstore"));
    }

    private BlobTarget target(String connection) {
        return new BlobTarget(
                new StoragePlace(new StorageAccess.Connection(connection), container.getBlobContainerName()),
                Duration.ofSeconds(10));
    }

    private static void write(BlobTarget target, long first, long last) {
        TargetBatch batch = target.open("3");
        for (long sequence = first; sequence <= last; sequence++) {
            if (batch.offer(event(1000, sequence)) == Offer.Answer.FULL) {
                batch.send();
                batch = target.open("3");
                batch.offer(event(1000, sequence));
            }
        }
        batch.send();
    }

    private static ForwardedEvent event(long incarnation, long sequence) {
        return event(incarnation, sequence, new byte[0]);
    }

    private static ForwardedEvent event(long incarnation, long sequence, byte[] body) {
        return new ForwardedEvent(
                body,
                Map.of(
                        "sluice-source-hub",
                        "ot-hub",
                        "sluice-source-incarnation",
                        incarnation,
                        "sluice-source-partition",
                        "3",
                        "sluice-source-sequence",
                        sequence,
                        "sluice-source-enqueued",
                        0L),
                Map.of());
    }

    private List<String> names() {
        return container.listBlobs().stream().map(BlobItem::getName).toList();
    }

    /** Of all lines, in the order of the blobs' names. */
    private List<Long> sequences() {
        List<Long> sequences = new ArrayList<>();
        for (String name : names()) {
            Matcher matcher = SEQUENCE.matcher(
                    new String(container.getBlobClient(name).downloadContent().toBytes(), UTF_8));
            while (matcher.find()) {
                sequences.add(Long.parseLong(matcher.group(1)));
            }
        }
        return sequences;
    }

    private static List<Long> concat(List<Long> first, List<Long> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
