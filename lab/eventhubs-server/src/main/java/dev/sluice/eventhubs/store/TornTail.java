package dev.sluice.eventhubs.store;

import java.io.IOException;

/**
 * Tells an append that was not finished, which is cut off, from one that was changed, which is not.
 *
 * <p>Nothing was written behind an append that was not finished, unless the machine lost its power: that leaves pages
 * of zeros, anywhere in what was not on the disk yet.
 */
final class TornTail {
    private static final int PAGE_BYTES = 4096;

    private final Segment segment;
    private final long start;
    private final long size;

    /**
     * @param start where the whole appends of a segment end
     * @param size where its file ends
     */
    TornTail(Segment segment, long start, long size) {
        this.segment = segment;
        this.start = start;
        this.size = size;
    }

    /**
     * Requires that it can be cut off.
     *
     * @param sequence number of the first event in it
     * @throws DamagedLogException if there are whole appends in it
     */
    void require(long sequence) throws IOException {
        long whole = firstWhole(sequence);
        if (whole < size && !hasHole(whole)) {
            throw DamagedLogException.at(segment.file(), start);
        }
    }

    private long firstWhole(long sequence) throws IOException {
        try (RecordScan scan = RecordScan.open(segment, start, size)) {
            return scan.findWhole(sequence);
        }
    }

    private boolean hasHole(long end) throws IOException {
        try (FileWindow window = FileWindow.open(segment.file(), PAGE_BYTES)) {
            long page = (start + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
            for (; page + PAGE_BYTES <= end; page += PAGE_BYTES) {
                int index = window.at(page, PAGE_BYTES, end);
                if (isZero(window.bytes(), index)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isZero(byte[] bytes, int index) {
        for (int i = index; i < index + PAGE_BYTES; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
