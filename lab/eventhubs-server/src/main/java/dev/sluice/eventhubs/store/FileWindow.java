package dev.sluice.eventhubs.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A stretch of a file in memory that moves forward with its reader. One thread at a time.
 *
 * <p>The page cache is the only cache behind it. It grows for a record that is larger than it, and shrinks again.
 */
final class FileWindow implements Closeable {
    private final FileChannel file;
    private final int room;
    private byte[] bytes = new byte[0];
    private long start;
    private int length;

    private FileWindow(FileChannel file, int room) {
        this.file = file;
        this.room = room;
    }

    static FileWindow open(Path file, int room) throws IOException {
        return new FileWindow(FileChannel.open(file, StandardOpenOption.READ), room);
    }

    /** The bytes; indexes come from {@link #at}. They are overwritten by the next call of it. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Has a range of the file in memory and tells where.
     *
     * @param limit position that must not be read beyond
     * @return its index in {@link #bytes()}
     * @throws IOException if the range reaches beyond the limit or the file's end
     */
    int at(long position, int wanted, long limit) throws IOException {
        if (position < start || position + wanted > start + length) {
            load(position, wanted, limit);
        }
        return (int) (position - start);
    }

    private void load(long position, int wanted, long limit) throws IOException {
        if (position + wanted > limit) {
            throw new IOException("a record reaches beyond the end of the log");
        }
        int size = (int) Math.min(Math.max(room, wanted), limit - position);
        if (bytes.length < size || bytes.length > room) {
            bytes = new byte[size];
        }
        start = position;
        length = 0;
        ByteBuffer target = ByteBuffer.wrap(bytes, 0, size);
        while (target.hasRemaining() && file.read(target, position + target.position()) > 0) {
            length = target.position();
        }
        if (length < wanted) {
            throw new IOException("the file ends at " + (position + length) + ", within a record");
        }
    }

    /** Gives its memory back; the next read loads anew. */
    void release() {
        bytes = new byte[0];
        length = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
