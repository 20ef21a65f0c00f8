package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder of one server's data: {@code version}, {@code lock}, {@code hubs/}. Held by one server at a time. */
public final class DataFolder implements Closeable {
    private static final String FORMAT = "sluice-eventhubs 1";
    private static final String VERSION = "version";
    private static final String VERSION_DRAFT = VERSION + ".new";

    /**
     * The folders that servers of this process hold. The file lock alone won't do: closing any channel of the lock file
     * would end the process's lock on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** No hub's name begins with it. */
    private static final String DISCARDED = ".deleted-";

    private final Path folder;
    private final Path key;
    private final FileChannel lock;

    private DataFolder(Path folder, Path key, FileChannel lock) {
        this.folder = folder;
        this.key = key;
        this.lock = lock;
    }

    /**
     * Takes a folder, making it if it is not there.
     *
     * @throws EventHubsServerException if another server holds it, it has other content, or it can't be written
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            requireOwn(folder, folder.resolve(VERSION));
            Path key = folder.toRealPath();
            if (!HELD.add(key)) {
                throw inUse(folder);
            }
            return hold(folder, key);
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The data folder " + folder + " can't be used (" + Reason.of(e) + "): choose another with --data",
                    e);
        }
    }

    private static DataFolder hold(Path folder, Path key) throws IOException {
        FileChannel lock = null;
        try {
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw inUse(folder);
            }
            if (!Files.exists(folder.resolve(VERSION))) {
                // Written aside and renamed: half of it would be another version.
                Path draft = Files.writeString(folder.resolve(VERSION_DRAFT), FORMAT + "\n");
                Files.move(draft, folder.resolve(VERSION), StandardCopyOption.ATOMIC_MOVE);
            }
            DataFolder data = new DataFolder(folder, key, lock);
            data.deleteDiscarded();
            return data;
        } catch (IOException | RuntimeException e) {
            HELD.remove(key);
            if (lock != null) {
                lock.close();
            }
            throw e;
        }
    }

    private static EventHubsServerException inUse(Path folder) {
        return new EventHubsServerException(
                "The data folder " + folder + " is in use by another server: stop that one or choose another folder");
    }

    private static void requireOwn(Path folder, Path version) throws IOException {
        if (!Files.exists(version)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.anyMatch(file -> !file.endsWith("lock") && !file.endsWith(VERSION_DRAFT))) {
                    throw new EventHubsServerException("The folder " + folder
                            + " has content that is not this server's: choose an empty or a new folder");
                }
            }
        } else if (!Files.readString(version, StandardCharsets.ISO_8859_1)
                .strip()
                .equals(FORMAT)) {
            throw new EventHubsServerException("The data folder " + folder
                    + " was written by another version of this server: choose another folder");
        }
    }

    /** The folder of a hub, whose name is valid in a path. */
    Path hub(String name) {
        return hubs().resolve(name.toLowerCase(Locale.ROOT));
    }

    private Path hubs() {
        return folder.resolve("hubs");
    }

    /**
     * The hubs that were made while a server ran and that no configuration has to name.
     *
     * @throws EventHubsServerException if the folder can't be read
     */
    public List<HubConfig> hubsMadeWhileRunning() {
        List<HubConfig> found = new ArrayList<>();
        try {
            for (Path hub : Files.exists(hubs()) ? content(hubs()) : List.<Path>of()) {
                if (HubFile.isIn(hub) && !isDiscarded(hub) && HubFile.read(hub).madeWhileRunning()) {
                    found.add(HubFile.read(hub).config());
                }
            }
            return found;
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The event hubs in " + hubs() + " can't be read: " + Reason.of(e) + ": choose another folder", e);
        }
    }

    /** Deletes a hub's folder; after a death half-way the rest goes at the next start. */
    void discard(Path hub) throws IOException {
        Path grave = hubs().resolve(DISCARDED + UUID.randomUUID());
        Files.move(hub, grave, StandardCopyOption.ATOMIC_MOVE);
        deleteAll(grave);
    }

    private void deleteDiscarded() throws IOException {
        for (Path hub : Files.exists(hubs()) ? content(hubs()) : List.<Path>of()) {
            if (isDiscarded(hub)) {
                deleteAll(hub);
            }
        }
    }

    private static boolean isDiscarded(Path hub) {
        return hub.getFileName().toString().startsWith(DISCARDED);
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        HELD.remove(key);
    }
}
