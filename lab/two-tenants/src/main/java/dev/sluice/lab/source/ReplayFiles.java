package dev.sluice.lab.source;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recordings at a path: the file itself, or every CSV file in the tree below it.
 *
 * @param recordings one a device, in the order of their paths
 * @param skipped files that are no recordings
 */
record ReplayFiles(List<ReplayFile> recordings, List<Path> skipped) {
    private static final int LONGEST_DEVICE_ID = 100;

    /**
     * Finds the recordings.
     *
     * @throws LabException when the path cannot be read or holds none
     */
    static ReplayFiles at(Path root) {
        if (!Files.isReadable(root)) {
            throw new LabException("cannot replay " + root + ": "
                    + (Files.exists(root) ? "no permission to read it" : "there is no such file or folder"));
        }
        ReplayFiles found = sort(root, files(root));
        if (found.recordings().isEmpty()) {
            throw new LabException("cannot replay " + root
                    + ": it holds no CSV file whose first line names the columns timestamp and value");
        }
        return found;
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new LabException("cannot replay " + root + ": " + e.getMessage(), e);
        }
    }

    private static ReplayFiles sort(Path root, List<Path> files) {
        List<ReplayFile> recordings = new ArrayList<>();
        List<Path> skipped = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Path file : files) {
            if (isRecording(file)) {
                recordings.add(new ReplayFile(deviceId(root, file, taken), file));
            } else {
                skipped.add(file);
            }
        }
        return new ReplayFiles(List.copyOf(recordings), List.copyOf(skipped));
    }

    private static boolean isRecording(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") && CsvFeed.isRecording(file);
    }

    /** The relative path without its ending, in the characters that IoT Hub allows and a ledger line can hold. */
    private static String deviceId(Path root, Path file, Set<String> taken) {
        Path relative = root.equals(file) ? file.getFileName() : root.relativize(file);
        String path = relative.toString();
        String plain = path.substring(0, path.length() - ".csv".length())
                .replace('\\', '/')
                .replace('/', ':')
                .replaceAll("[^A-Za-z0-9:._\\-]", "_");
        String end = plain.isEmpty() ? "_" : plain.substring(Math.max(0, plain.length() - LONGEST_DEVICE_ID));
        String id = end;
        for (int copy = 2; !taken.add(id); copy++) {
            id = end + "-" + copy;
        }
        return id;
    }
}
