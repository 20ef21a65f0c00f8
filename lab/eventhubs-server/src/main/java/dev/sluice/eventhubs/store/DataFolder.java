package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.EventHubsServerException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one server's data: {@code version}, {@code lock}, {@code hubs/}. Held by one server at a time. */
public final class DataFolder implements Closeable {
    private static final String FORMAT = "sluice-eventhubs 1";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
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
            Path version = folder.resolve("version");
            requireOwn(folder, version);
            FileChannel lock = lock(folder);
            if (!Files.exists(version)) {
                Files.writeString(version, FORMAT + "\n");
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The data folder " + folder + " can't be used (" + Reason.of(e) + "): choose another with --data",
                    e);
        }
    }

    private static void requireOwn(Path folder, Path version) throws IOException {
        if (!Files.exists(version)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.anyMatch(file -> !file.endsWith("lock"))) {
                    throw new EventHubsServerException("The folder " + folder
                            + " has content that is not this server's: choose an empty or a new folder");
                }
            }
        } else if (!Files.readString(version).strip().equals(FORMAT)) {
            throw new EventHubsServerException("The data folder " + folder
                    + " was written by another version of this server: choose another folder");
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new EventHubsServerException("The data folder " + folder
                    + " is in use by another server: stop that one or choose another folder");
        }
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The folder of a hub, whose name is valid in a path. */
    public Path hub(String name) {
        return folder.resolve("hubs").resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
