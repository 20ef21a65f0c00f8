package dev.sluice.eventhubs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that events are kept in.
 *
 * @param path the folder
 * @param temporary whether it goes with the process
 */
record DataChoice(Path path, boolean temporary) {
    static DataChoice of(@Nullable Path chosen) throws IOException {
        return chosen != null
                ? new DataChoice(chosen.toAbsolutePath(), false)
                : new DataChoice(Files.createTempDirectory("sluice-eventhubs"), true);
    }

    /** Deletes the folder if it is a temporary one. */
    void discard() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> content = Files.walk(path)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("eventhubs: the temporary folder " + path + " could not be deleted: delete it by hand");
        }
    }
}
