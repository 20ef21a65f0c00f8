package dev.sluice.archiver.process;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.SendOptions;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.archiver.Duck;
import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An event hub, storage and an archive of its own for one test. */
final class Site implements AutoCloseable {
    static final int PARTITIONS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration SAVING = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(50);

    final Azurite azurite;
    private EventHubsServer server;
    final String container = "archive-" + UUID.randomUUID();
    private final Path folder;
    private UnaryOperator<EventHubsConfig> hub;
    private final EventHubProducerClient producer;
    private final AtomicLong[] sent = {new AtomicLong(), new AtomicLong()};

    Site(Path folder) {
        this(folder, hub -> hub);
    }

    /** With a hub that is not as others. */
    Site(Path folder, UnaryOperator<EventHubsConfig> hub) {
        this.folder = folder;
        this.hub = hub;
        this.azurite = Azurite.start(folder.resolve("azurite"), "itstore");
        this.server = openHub(0);
        this.producer = new EventHubClientBuilder()
                .connectionString(server.connectionString(), "telemetry")
                .buildProducerClient();
    }

    private EventHubsServer openHub(int port) {
        return EventHubsServer.open(hub.apply(EventHubsConfig.in(folder.resolve("hub"))
                .withPort(port)
                .withHub(HubConfig.of("telemetry", PARTITIONS).withConsumerGroups("one", "two"))));
    }

    /**
     * Ends storage in order. Stopping it sends a second signal by ending its standard input, and that one ends it before
     * it has saved what it acknowledged: so it gets the first one here, and the time to save.
     */
    void stopStorage() throws IOException {
        Path state = folder.resolve("azurite/__azurite_db_blob__.json");
        FileTime before = Files.getLastModifiedTime(state);
        long deadline = System.nanoTime() + SAVING.toNanos();
        ProcessHandle.of(azurite.pid()).orElseThrow().destroy();
        while (System.nanoTime() < deadline && Files.getLastModifiedTime(state).equals(before)) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        azurite.stop();
    }

    EventHubsServer hub() {
        return server;
    }

    void stopHub() {
        server.close();
    }

    /** Starts the hub again on its port. */
    void restartHub() {
        server = openHub(server.port());
    }

    /** Starts the hub again, on its port, with other rules; its events are kept. */
    void restartHub(UnaryOperator<EventHubsConfig> other) {
        hub = other;
        stopHub();
        restartHub();
    }

    /** Settings for tests: everything happens soon. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SLUICE_HUB_CONNECTION", server.connectionString());
        settings.put("SLUICE_HUB", "telemetry");
        settings.put("SLUICE_ARCHIVE_CONNECTION", azurite.connectionString("itstore"));
        settings.put("SLUICE_ARCHIVE_CONTAINER", container);
        settings.put("SLUICE_CHECKPOINT_CONTAINER", ownership());
        settings.put("SLUICE_CUT_AGE", "1s");
        settings.put("SLUICE_FIRST_CUT_AGE", "200ms");
        settings.put("SLUICE_FIELDS", "id:string,n:long");
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "500ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "3s");
        settings.put("SLUICE_STORAGE_TIMEOUT", "2s");
        return settings;
    }

    private String ownership() {
        return "own-" + container.substring(8);
    }

    /** Starts an archiver with some settings of its own: names and values in turn. */
    ArchiverProcess start(String... more) {
        Map<String, String> settings = settings();
        for (int index = 0; index < more.length; index += 2) {
            settings.put(more[index], more[index + 1]);
        }
        return ArchiverProcess.start(folder, settings);
    }

    /** Sends events to every partition. */
    void send(int perPartition) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<EventData> events = new ArrayList<>();
            for (int count = 0; count < perPartition; count++) {
                events.add(new EventData(body(partition, sent[partition].getAndIncrement())));
            }
            producer.send(events, new SendOptions().setPartitionId(Integer.toString(partition)));
        }
    }

    void send(int partition, EventData event) {
        sent[partition].incrementAndGet();
        producer.send(List.of(event), new SendOptions().setPartitionId(Integer.toString(partition)));
    }

    static String body(int partition, long number) {
        return "{\"id\":\"" + partition + "-" + number + "\",\"n\":" + number + ",\"pad\":\"" + "x".repeat(50) + "\"}";
    }

    /** Waits until everything that was sent is in the archive. */
    void awaitArchived() {
        await(() -> rowsInMetadata() >= sentInAll());
    }

    long sentInAll() {
        return sent[0].get() + sent[1].get();
    }

    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "waited in vain: " + rowsInMetadata() + " of " + sentInAll() + " events are archived");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Names of the files of a partition, in order. */
    List<String> files(int partition) {
        return blobs().stream()
                .filter(name -> name.endsWith(".parquet") && name.contains("/p=0" + partition + "/"))
                .sorted()
                .toList();
    }

    List<String> blobs() {
        return blobContainer().listBlobs().stream().map(BlobItem::getName).toList();
    }

    BlobContainerClient blobContainer() {
        return service().getBlobContainerClient(container);
    }

    /** Makes both containers, as somebody who has the key. */
    void makeContainers() {
        service().createBlobContainer(container);
        service().createBlobContainer(ownership());
    }

    BlobServiceClient service() {
        return new StorageAccount(
                        new StorageAccess.Connection(azurite.connectionString("itstore")), Duration.ofSeconds(5))
                .clients()
                .buildClient();
    }

    long rowsInMetadata() {
        return rowsInMetadata("/");
    }

    /** Rows of the files whose names hold the text, as their metadata says. */
    long rowsInMetadata(String within) {
        try {
            ListBlobsOptions options =
                    new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));
            return blobContainer().listBlobs(options, null).stream()
                    .filter(item -> item.getName().endsWith(".parquet")
                            && item.getName().contains(within))
                    .mapToLong(item -> Long.parseLong(item.getMetadata().get("rows")))
                    .sum();
        } catch (BlobStorageException | UncheckedIOException e) {
            // Storage is away, or the archive has not begun.
            return 0;
        }
    }

    /** Downloads the archive and returns a glob of its files. */
    String download() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        for (String name : blobs()) {
            Path file = copy.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(
                    file, blobContainer().getBlobClient(name).downloadContent().toBytes());
        }
        return copy + "/hub=*/inc=*/v1/date=*/hour=*/p=*/*.parquet";
    }

    /** Fails unless the archive holds what was sent by {@link #send(int)}, every event once, in order, untouched. */
    void assertComplete() throws Exception {
        try (Duck duck = new Duck()) {
            String archive = "read_parquet('" + download() + "', hive_partitioning=true)";
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String rows = "(select * from " + archive + " where p = " + partition + ")";
                assertEqual("rows", sent[partition].get(), duck.number("select count(*) from " + rows));
                assertEqual("seqs", sent[partition].get(), duck.number("select count(distinct seq) from " + rows));
                assertEqual("last", sent[partition].get() - 1, duck.number("select max(seq) from " + rows));
                String expected = "'{\"id\":\"" + partition + "-' || seq || '\",\"n\":' || seq || ',\"pad\":\""
                        + "x".repeat(50) + "\"}'";
                assertEqual(
                        "altered",
                        0,
                        duck.number("select count(*) from " + rows + " where body <> encode(" + expected
                                + ") or n <> seq or id <> '" + partition + "-' || seq"));
            }
        }
    }

    private static void assertEqual(String what, long expected, long found) {
        if (expected != found) {
            throw new AssertionError(what + ": expected " + expected + " but found " + found);
        }
    }

    /** Who owns the partitions, as the checkpoint container says; {@code null} as text for nobody. */
    List<String> owners() {
        BlobContainerClient own = service().getBlobContainerClient(ownership());
        ListBlobsOptions options = new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));
        return own.listBlobs(options, null).stream()
                .filter(item -> item.getName().contains("/ownership/"))
                .map(item -> String.valueOf(item.getMetadata().get("ownerid")))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        server.close();
        azurite.close();
    }
}
