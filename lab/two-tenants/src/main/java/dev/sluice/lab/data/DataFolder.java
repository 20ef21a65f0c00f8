package dev.sluice.lab.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of a run: {@code ledger/}, {@code ot-hub/}, {@code it-hub/}, {@code azurite/},
 * {@code logs/} and {@code report.json}. It carries a version and is locked while it is in use.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String MARK = "sluice-data.json";
    private static final String VERSION = "{\"version\": 1}\n";

    private final Path root;
    private final FileChannel lockFile;
    private final boolean temporary;

    private DataFolder(Path root, FileChannel lockFile, boolean temporary) {
        this.root = root;
        this.lockFile = lockFile;
        this.temporary = temporary;
    }

    /** Makes a folder that is meant to be removed afterwards. */
    public static DataFolder temporary() {
        try {
            return open(Files.createTempDirectory("sluice-"), true);
        } catch (IOException e) {
            throw new LabException("cannot make a temporary folder: " + reason(e), e);
        }
    }

    /**
     * Opens a folder, or makes it when it is not there.
     *
     * @throws LabException when it holds something else, is of another version or in use
     */
    public static DataFolder openOrCreate(Path root) {
        return open(root.toAbsolutePath().normalize(), false);
    }

    /**
     * Opens a folder that must be there.
     *
     * @throws LabException when it is not there, holds something else, is of another version or in use
     */
    public static DataFolder openExisting(Path root) {
        if (!Files.isRegularFile(root.resolve(MARK))) {
            throw new LabException(root + " is no data folder of sluice: give the one that ./sluice up --data wrote");
        }
        return open(root.toAbsolutePath().normalize(), false);
    }

    public Path root() {
        return root;
    }

    public boolean isTemporary() {
        return temporary;
    }

    /** A folder in it; made when it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new LabException("cannot make " + root.resolve(name) + ": " + reason(e), e);
        }
    }

    /** How many bytes may still be written there. */
    public long freeBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw new LabException("cannot tell how much space is left in " + root + ": " + reason(e), e);
        }
    }

    /** Removes the folder with all that is in it. */
    public void delete() {
        close();
        try (Stream<Path> tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder()).forEach(DataFolder::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            throw new LabException("cannot remove " + root + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new LabException("cannot unlock " + root + ": " + reason(e), e);
        }
    }

    private static DataFolder open(Path root, boolean temporary) {
        try {
            Files.createDirectories(root);
            requireOurs(root);
            FileChannel lockFile =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new LabException(root + " is in use by another sluice: wait for it to end or use another folder");
            }
            if (!Files.exists(root.resolve(MARK))) {
                Files.writeString(root.resolve(MARK), VERSION, UTF_8);
            }
            return new DataFolder(root, lockFile, temporary);
        } catch (IOException e) {
            throw new LabException("cannot use " + root + " as data folder: " + reason(e), e);
        }
    }

    private static void requireOurs(Path root) throws IOException {
        Path mark = root.resolve(MARK);
        if (Files.exists(mark)) {
            if (!Files.readString(mark, UTF_8).strip().equals(VERSION.strip())) {
                throw new LabException(root + " was written by another version of sluice: use another folder");
            }
        } else if (holdsSomething(root)) {
            throw new LabException(root + " holds files that are not sluice's: use an empty folder or a new one");
        }
    }

    private static boolean holdsSomething(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.anyMatch(entry -> !entry.endsWith("lost+found") && !entry.endsWith(LOCK));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
