package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder that goes with what is in it. */
record WorkFolder(Path path) implements AutoCloseable {
    static WorkFolder make() {
        try {
            return new WorkFolder(Files.createTempDirectory("sluice-bench-"));
        } catch (IOException e) {
            throw new BenchException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException("cannot delete " + path + ", which is no longer needed: " + e.getMessage(), e);
        }
    }
}
