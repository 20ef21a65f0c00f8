package dev.sluice.archiver.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/**
 * How an archive is laid out, pinned in the container by the first writer. Writers of another layout would give one slot
 * two names, so they refuse to start.
 */
public final class ArchiveLayout {
    /** The blob that holds it. */
    public static final String PATH = "_archive.json";

    private static final String PINNED = """
            {
              "layout": 1,
              "slot": "hub=<hub>/inc=<created, epoch ms>/v1/date=<UTC>/hour=<UTC>/p=NN/NN-<first, 20 digits>.parquet",
              "folder": "enqueued time of the slot's first event, UTC, by hour",
              "records": "hub=<hub>/inc=<created, epoch ms>/v1/_gaps/p=NN/"
            }
            """;

    private ArchiveLayout() {}

    /**
     * Pins the layout, or checks that it is the pinned one. Waits until storage answers.
     *
     * @throws LayoutMismatchException when the container is laid out otherwise
     */
    public static void pin(BlobStore store, Patience patience) {
        byte[] content = PINNED.getBytes(UTF_8);
        if (patience.untilAnswered(() -> store.create(PATH, content, Map.of()))) {
            return;
        }
        Optional<StoredBlob> there = patience.untilAnswered(() -> store.find(PATH));
        long size = there.map(StoredBlob::size).orElse(0L);
        String pinned = size == 0 ? "" : new String(patience.untilAnswered(() -> store.read(PATH, 0, size)), UTF_8);
        if (!pinned.equals(PINNED)) {
            throw new LayoutMismatchException("the archive's layout in blob " + PATH
                    + " is not the one this version writes: use an empty container, or the version that wrote it");
        }
    }
}
