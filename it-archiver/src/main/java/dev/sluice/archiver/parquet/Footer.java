package dev.sluice.archiver.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file, read from its last bytes.
 *
 * @param rows how many rows the file has
 * @param notes the key-value pairs
 */
public record Footer(long rows, Map<String, String> notes) {
    private static final int TRAILER = 8;
    private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
    private static final long FIRST_GUESS = 64 * 1024;

    public Footer {
        notes = Map.copyOf(notes);
    }

    /** Reads a part of a file. */
    @FunctionalInterface
    public interface Ranges {
        /** The bytes from an offset on. */
        byte[] read(long offset, long length);
    }

    /**
     * Reads a footer with one request, or two when it is large.
     *
     * @param size bytes of the whole file
     * @throws IOException when the file is no Parquet file
     */
    public static Footer read(long size, Ranges file) throws IOException {
        byte[] end = last(size, Math.min(size, FIRST_GUESS), file);
        long needed = TRAILER + (long) length(end);
        if (needed > size) {
            throw new IOException("the file ends before its footer does");
        }
        if (needed > end.length) {
            end = last(size, needed, file);
        }
        return parse(Arrays.copyOfRange(end, end.length - (int) needed, end.length - TRAILER));
    }

    private static byte[] last(long size, long length, Ranges file) {
        return file.read(size - length, length);
    }

    private static int length(byte[] end) throws IOException {
        int at = end.length - TRAILER;
        if (at < 0 || !Arrays.equals(MAGIC, Arrays.copyOfRange(end, at + 4, end.length))) {
            throw new IOException("the file is no Parquet file");
        }
        int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        if (length < 0) {
            throw new IOException("the file's footer has no length");
        }
        return length;
    }

    private static Footer parse(byte[] bytes) throws IOException {
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes));
        Map<String, String> notes = new LinkedHashMap<>();
        if (metadata.isSetKey_value_metadata()) {
            metadata.getKey_value_metadata().forEach(pair -> notes.put(pair.getKey(), pair.getValue()));
        }
        return new Footer(metadata.getNum_rows(), notes);
    }
}
