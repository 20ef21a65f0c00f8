package dev.sluice.eventhubs.store;

import java.nio.ByteBuffer;

/**
 * What stands before the events of one append in a segment file.
 *
 * <p>A record is one append, so a batch is either there whole or not at all. After the header each event follows as
 * its length (4 bytes) and its bytes.
 *
 * @param length bytes of the record after this field
 * @param crc CRC-32C of everything after this field
 * @param firstSequence sequence number of the first event
 * @param enqueuedMillis when the events were stored, epoch milliseconds
 * @param count number of events
 */
record RecordHeader(int length, int crc, long firstSequence, long enqueuedMillis, int count) {
    static final int BYTES = 28;
    static final int CRC_AT = 4;
    static final int CHECKED_FROM = 8;

    static RecordHeader read(byte[] bytes, int index) {
        ByteBuffer header = ByteBuffer.wrap(bytes, index, BYTES);
        return new RecordHeader(header.getInt(), header.getInt(), header.getLong(), header.getLong(), header.getInt());
    }

    /** Bytes of the whole record. */
    long size() {
        return Integer.BYTES + (long) length;
    }

    long nextSequence() {
        return firstSequence + count;
    }

    /** Whether the numbers can be those of a record further on in a log, of which so many bytes are left. */
    boolean isLaterThan(long sequence, long left) {
        return firstSequence >= sequence
                && firstSequence - sequence <= Integer.MAX_VALUE
                && follows(firstSequence)
                && size() <= left
                && (long) count * Integer.BYTES <= length;
    }

    /** Whether the numbers can be those of a record that continues a log; they may still be wrong. */
    boolean follows(long sequence) {
        return length >= BYTES - Integer.BYTES + Integer.BYTES && count > 0 && firstSequence == sequence;
    }
}
