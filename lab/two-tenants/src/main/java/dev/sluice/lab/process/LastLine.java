package dev.sluice.lab.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** The last words of a process, from its log. */
final class LastLine {
    private static final int WINDOW = 4096;

    private LastLine() {}

    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - WINDOW);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> lines = new String(end, UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .toList();
            return lines.isEmpty() ? "none" : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "unknown, for its log cannot be read: " + e.getMessage();
        }
    }
}
