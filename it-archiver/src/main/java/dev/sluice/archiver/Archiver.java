package dev.sluice.archiver;

import static java.util.Objects.requireNonNull;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.storage.blob.BlobContainerAsyncClient;
import dev.sluice.archiver.blob.AzureBlobStore;
import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.archiver.blob.WatchedBlobStore;
import dev.sluice.archiver.chain.ArchiveLayout;
import dev.sluice.archiver.chain.LayoutMismatchException;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.fold.WriterSetup;
import dev.sluice.archiver.hub.HubClient;
import dev.sluice.archiver.hub.HubReader;
import dev.sluice.archiver.hub.PartitionStatus;
import dev.sluice.archiver.parquet.ArchiveSchema;
import dev.sluice.archiver.parquet.ArchivedRow;
import dev.sluice.archiver.parquet.FileEncoder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Archives an event hub to Parquet on Blob storage, every event exactly once: for each partition the files follow each
 * other without an overlap, and without a gap that is not recorded. Safe for use by several threads.
 */
public final class Archiver implements AutoCloseable {
    private final HubClient hub;
    private final HubReader reader;
    private final int partitions;

    private Archiver(HubClient hub, HubReader reader, int partitions) {
        this.hub = hub;
        this.reader = reader;
        this.partitions = partitions;
    }

    /**
     * Starts to archive. Waits, however long it takes, until hub and storage answer.
     *
     * @throws LayoutMismatchException when the container holds an archive of another layout
     * @throws IllegalArgumentException when a connection string is none, or two columns have one name
     */
    public static Archiver open(ArchiverConfig config) {
        WriterSetup setup = new WriterSetup(
                new FileEncoder(ArchiveSchema.of(config.fields())),
                new BodyParser(config.fields()),
                config.cuts(),
                Clock.systemUTC());
        WatchedBlobStore archive = new WatchedBlobStore(AzureBlobStore.of(config.storage(), config.archiveContainer()));
        HubClient hub = new HubClient(config.source());
        HubReader reader = new HubReader(config.source(), hub, archive, ownership(config), setup);
        Patience patience = new Patience();
        CompletableFuture<Void> storageReady =
                CompletableFuture.runAsync(() -> prepare(config, archive, patience), Archiver::aside);
        CompletableFuture<Void> encoderReady = CompletableFuture.runAsync(() -> warmUp(setup), Archiver::aside);
        int partitions = patience.untilAnswered(hub::partitions);
        join(CompletableFuture.allOf(storageReady, encoderReady));
        reader.start();
        return new Archiver(hub, reader, partitions);
    }

    /** How many partitions the hub has. */
    public int partitions() {
        return partitions;
    }

    /** How the partitions that fell to this archiver stand. */
    public List<PartitionStatus> status() {
        return reader.status();
    }

    /** Commits what is buffered as far as storage answers in time, gives the partitions up, within ten seconds. */
    @Override
    public void close() {
        reader.close();
        hub.close();
    }

    /**
     * On a thread of its own: the storage client answers on the JVM's common pool, which from JDK 25 on has a single
     * thread on a machine with two processors, and whoever waits in it waits for ever.
     */
    private static void aside(Runnable task) {
        Thread thread = new Thread(task, "start");
        thread.setDaemon(true);
        thread.start();
    }

    private static CheckpointStore ownership(ArchiverConfig config) {
        BlobContainerAsyncClient container =
                config.storage().clients().buildAsyncClient().getBlobContainerAsyncClient(config.checkpointContainer());
        return new BlobCheckpointStore(container);
    }

    private static void prepare(ArchiverConfig config, WatchedBlobStore archive, Patience patience) {
        makeContainer(config.storage(), config.archiveContainer(), archive, patience);
        makeContainer(config.storage(), config.checkpointContainer(), archive, patience);
        ArchiveLayout.pin(archive, patience);
    }

    private static void makeContainer(
            StorageAccount account, String name, WatchedBlobStore archive, Patience patience) {
        AzureBlobStore container = AzureBlobStore.of(account, name);
        patience.untilAnswered(() -> archive.watch(() -> {
            container.createIfMissing();
            return true;
        }));
    }

    /** The first file is encoded while the connections are made: classes and native code are there when it counts. */
    private static void warmUp(WriterSetup setup) {
        HubEvent event = new HubEvent(0, "0", Instant.EPOCH, null, Map.of(), Map.of(), Map.of(), new byte[] {'{', '}'});
        ArchivedRow row =
                new ArchivedRow(event, EventDetails.of(event), setup.parser().parse(event.body()), null);
        requireNonNull(setup.encoder().encode(List.of(row), Map.of()));
    }

    private static void join(CompletableFuture<Void> ready) {
        try {
            ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
