package dev.sluice.lab.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one CSV file, in its order: a header that names {@code timestamp} and {@code value}, then a row a
 * reading. A row that is none is reported and left out. Not safe for use by several threads.
 */
final class CsvFeed implements AutoCloseable {
    private final ReplayFile file;
    private final RejectedRows rejected;
    private final BufferedReader reader;
    private final int timestampColumn;
    private final int valueColumn;
    private long row = 1;

    CsvFeed(ReplayFile file, RejectedRows rejected) {
        this.file = file;
        this.rejected = rejected;
        try {
            this.reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file.path()), UTF_8));
            List<String> header = header(reader.readLine());
            this.timestampColumn = header.indexOf("timestamp");
            this.valueColumn = header.indexOf("value");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether a file has the columns that make it a recording. */
    static boolean isRecording(@Nullable String firstLine) {
        return header(firstLine).containsAll(List.of("timestamp", "value"));
    }

    /** The next reading, or {@code null} at the end of the file. */
    @Nullable Reading next() {
        for (String line = readLine(); line != null; line = readLine()) {
            Reading reading = line.isBlank() ? null : parse(line);
            if (reading != null) {
                return reading;
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private @Nullable Reading parse(String line) {
        try {
            List<String> fields = CsvRow.fields(line);
            if (fields.size() <= Math.max(timestampColumn, valueColumn)) {
                throw new IllegalArgumentException("a column is missing");
            }
            return new Reading(
                    file.device(),
                    CsvRow.timestamp(fields.get(timestampColumn)),
                    CsvRow.number(fields.get(valueColumn)));
        } catch (IllegalArgumentException e) {
            rejected.rejected(file.device(), row, file.path() + ":" + row + ": " + e.getMessage());
            return null;
        }
    }

    private @Nullable String readLine() {
        try {
            row++;
            return reader.readLine();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LabException unreadable(IOException e) {
        return new LabException("cannot read " + file.path() + ": " + e.getMessage(), e);
    }

    private static List<String> header(@Nullable String line) {
        String text = line == null ? "" : line;
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return CsvRow.fields(withoutMark).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
