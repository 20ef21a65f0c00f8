package dev.sluice.lab.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file, of which some can be given back. No more of a line is kept than {@link #LONGEST} and one
 * character: a file that is no text may be one line. Not safe for use by several threads.
 */
final class CsvLines implements AutoCloseable {
    /** Length of the longest line, and of the longest record, in characters. */
    static final int LONGEST = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader reader;
    private final Deque<String> givenBack = new ArrayDeque<>();
    private long number;
    private boolean afterReturn;

    CsvLines(Path file) throws IOException {
        this.reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /** Number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line, or {@code null} at the end of the file. */
    @Nullable String next() throws IOException {
        String line = givenBack.isEmpty() ? read() : givenBack.removeFirst();
        number += line == null ? 0 : 1;
        return line;
    }

    /** Lets these lines be read again; they are those that were read last. */
    void giveBack(Deque<String> lines) {
        lines.descendingIterator().forEachRemaining(givenBack::addFirst);
        number -= lines.size();
    }

    private @Nullable String read() throws IOException {
        int c = reader.read();
        if (c == '\n' && afterReturn) {
            c = reader.read();
        }
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (line.length() <= LONGEST) {
                line.append((char) c);
            }
        }
        afterReturn = c == '\r';
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
