package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A temporary folder that goes with what is in it, also when the run is interrupted. */
record WorkFolder(Path path) implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    static WorkFolder make() {
        try {
            WorkFolder folder = new WorkFolder(Files.createTempDirectory("sluice-bench-"));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::deleteAtExit, "delete-work-folder"));
            return folder;
        } catch (IOException e) {
            throw new BenchException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            delete();
        } catch (IOException e) {
            throw new BenchException("cannot delete " + path + ", which is no longer needed: " + e.getMessage(), e);
        }
    }

    /** The processes that write to it are killed at the same time: until they are gone, files come back. */
    private void deleteAtExit() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            try {
                delete();
            } catch (IOException | UncheckedIOException stillWrittenTo) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
