package dev.sluice.lab.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file: most are a line, one with a quoted field may go over several. Not thread-safe. */
final class CsvRecords implements AutoCloseable {
    private final CsvLines lines;
    private long row;

    CsvRecords(Path file) throws IOException {
        this.lines = new CsvLines(file);
    }

    /** Number of the line on which the last record begins, from 1. */
    long row() {
        return row;
    }

    /**
     * The fields of the next record; none of a blank line, {@code null} at the end of the file.
     *
     * @throws IllegalArgumentException when a line is no record; the next call goes on behind it
     */
    @Nullable List<String> next() throws IOException {
        String line = lines.next();
        row = lines.number();
        if (line == null) {
            return null;
        }
        requireFit(line.length());
        return line.isBlank() ? List.of() : record(line);
    }

    private List<String> record(String first) throws IOException {
        CsvRecord record = new CsvRecord();
        Deque<String> more = new ArrayDeque<>();
        int length = first.length();
        String line = first;
        while (!record.endsWith(line)) {
            line = lines.next();
            length += line == null ? 0 : line.length() + 1;
            if (line != null) {
                more.addLast(line);
            }
            if (line == null || length > CsvLines.LONGEST) {
                lines.giveBack(more);
                throw new IllegalArgumentException("a quote is not closed");
            }
        }
        return record.fields();
    }

    private static void requireFit(int length) {
        if (length > CsvLines.LONGEST) {
            throw new IllegalArgumentException("the line is longer than " + CsvLines.LONGEST + " characters");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
