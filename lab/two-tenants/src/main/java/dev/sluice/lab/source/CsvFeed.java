package dev.sluice.lab.source;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.file.Path;
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
    private final CsvRecords records;
    private final int timestampColumn;
    private final int valueColumn;

    CsvFeed(ReplayFile file, RejectedRows rejected) {
        this.file = file;
        this.rejected = rejected;
        try {
            this.records = new CsvRecords(file.path());
            List<String> header = header(records);
            this.timestampColumn = header.indexOf("timestamp");
            this.valueColumn = header.indexOf("value");
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    /** Whether a file has the columns that make it a recording. */
    static boolean isRecording(Path file) {
        try (CsvRecords records = new CsvRecords(file)) {
            return header(records).containsAll(List.of("timestamp", "value"));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The next reading, or {@code null} at the end of the file. */
    @Nullable Reading next() {
        try {
            while (true) {
                List<String> fields = fields();
                if (fields == null) {
                    return null;
                }
                Reading reading = fields.isEmpty() ? null : read(fields);
                if (reading != null) {
                    return reading;
                }
            }
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    private @Nullable List<String> fields() throws IOException {
        try {
            return records.next();
        } catch (IllegalArgumentException e) {
            leaveOut(e);
            return List.of();
        }
    }

    private @Nullable Reading read(List<String> fields) {
        try {
            if (fields.size() <= Math.max(timestampColumn, valueColumn)) {
                throw new IllegalArgumentException("a column is missing");
            }
            return new Reading(
                    file.device(),
                    CsvRow.timestamp(fields.get(timestampColumn)),
                    CsvRow.number(fields.get(valueColumn)));
        } catch (IllegalArgumentException e) {
            leaveOut(e);
            return null;
        }
    }

    private void leaveOut(IllegalArgumentException why) {
        rejected.rejected(file.device(), records.row(), file.path() + ":" + records.row() + ": " + why.getMessage());
    }

    private static List<String> header(CsvRecords records) throws IOException {
        try {
            List<String> names = records.next();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static LabException unreadable(Path file, IOException e) {
        return new LabException("cannot read " + file + ": " + e.getMessage(), e);
    }
}
