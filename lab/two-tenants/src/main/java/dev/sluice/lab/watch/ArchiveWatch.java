package dev.sluice.lab.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches the archive as a reader of it does, by listing it: how far it reaches, and when each file could first be
 * seen, which goes into a CSV file ({@code blob,micros}) for the audit's latencies.
 */
public final class ArchiveWatch extends Watch {
    /** Name of the file of first sightings in the folder of logs. */
    public static final String SIGHTINGS = "archive-sightings.csv";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BlobContainerClient container;
    private final Path sightings;
    private final Instant started = Instant.now().minusSeconds(1);
    private final Set<String> seen = new HashSet<>();
    private volatile Positions positions = Positions.NONE;
    private volatile @Nullable Instant firstSeen;

    private ArchiveWatch(String storage, String container, Path logs) {
        super("archive");
        this.container = new BlobContainerClientBuilder()
                .connectionString(storage)
                .containerName(container)
                .buildClient();
        this.sightings = logs.resolve(SIGHTINGS);
    }

    /** Starts to watch a container. */
    public static ArchiveWatch start(String storage, String container, Path logs) {
        ArchiveWatch watch = new ArchiveWatch(storage, container, logs);
        watch.readSightings();
        watch.start();
        return watch;
    }

    /** As of the last look. */
    public Positions positions() {
        return positions;
    }

    /** When the first new file of this run was seen, or {@code null} before. */
    public @Nullable Instant firstSeen() {
        return firstSeen;
    }

    @Override
    void look() {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix("hub=").setDetails(new BlobListDetails().setRetrieveMetadata(true));
        Map<String, Long> last = new HashMap<>();
        StringBuilder fresh = new StringBuilder();
        for (BlobItem blob : container.listBlobs(options, LIMIT)) {
            Map<String, String> metadata = blob.getMetadata() == null ? Map.of() : blob.getMetadata();
            ArchiveSlot.of(blob.getName(), metadata).ifPresent(slot -> {
                last.merge(slot.partition(), slot.last(), Math::max);
                if (seen.add(blob.getName())) {
                    fresh.append(blob.getName())
                            .append(',')
                            .append(sighting(blob))
                            .append('\n');
                }
            });
        }
        if (fresh.length() > 0) {
            append(fresh.toString());
            firstSeen = firstSeen == null ? Instant.now() : firstSeen;
        }
        positions = new Positions(last);
    }

    private void readSightings() {
        try {
            if (!Files.exists(sightings)) {
                Files.writeString(sightings, "blob,micros\n", UTF_8);
            }
            Files.readAllLines(sightings, UTF_8).forEach(line -> seen.add(line.replaceAll(",[^,]*$", "")));
        } catch (IOException e) {
            throw new LabException("cannot use " + sightings + ": " + e.getMessage(), e);
        }
    }

    private void append(String lines) {
        try {
            Files.writeString(sightings, lines, UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new LabException("cannot write " + sightings + ": " + e.getMessage(), e);
        }
    }

    /** Now, unless the file is from before this run and nobody was there to see it: then nothing. */
    private String sighting(BlobItem blob) {
        boolean older = blob.getProperties().getCreationTime().toInstant().isBefore(started);
        return older ? "" : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }
}
