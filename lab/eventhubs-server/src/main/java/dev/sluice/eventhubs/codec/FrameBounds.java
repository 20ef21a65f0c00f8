package dev.sluice.eventhubs.codec;

import java.nio.ByteBuffer;

/**
 * Follows the frames of a connection and refuses a performative that is out of {@link ValueBounds} before it is decoded.
 * One thread at a time.
 *
 * <p>Payloads pass unread. What is no frame passes too: the engine knows what to say to it. AMQP 1.0, part 2, section
 * 2.3.
 */
public final class FrameBounds {
    private static final int HEADER_BYTES = 8;
    private static final int PROTOCOL =
            ByteBuffer.wrap(new byte[] {'A', 'M', 'Q', 'P'}).getInt();
    private static final int DATA_OFFSET_AT = 4;
    private static final int DATA_OFFSET_UNIT = 4;
    private static final int KEPT_ROOM = 1024;

    private final int mostFrameBytes;
    /** Begins where a frame begins, while its performative is not all there. */
    private ByteSink begun = new ByteSink(0);

    private long passing;
    private boolean unknown;

    /**
     * @param mostFrameBytes of a frame; a larger one is not looked into, as the engine refuses it
     */
    public FrameBounds(int mostFrameBytes) {
        this.mostFrameBytes = mostFrameBytes;
    }

    /**
     * Takes the next bytes of the connection.
     *
     * @throws MalformedMessageException if they complete a performative that must not be decoded
     */
    public void require(byte[] bytes) {
        int next = pass(0, bytes.length);
        while (next < bytes.length && !unknown) {
            next = begun.size() == 0 ? begin(bytes, next) : complete(bytes, next);
            next = pass(next, bytes.length);
        }
    }

    /** Goes over what is left of a frame. */
    private int pass(int next, int end) {
        int passed = (int) Math.min(passing, end - next);
        passing -= passed;
        return next + passed;
    }

    /** Checks the frame that begins at an index, or keeps what is there of it. */
    private int begin(byte[] bytes, int start) {
        int there = bytes.length - start;
        if (wanted(bytes, start, there) <= there) {
            passing = check(bytes, start);
            return start;
        }
        begun.put(new Slice(bytes, start, there));
        return bytes.length;
    }

    /** Goes on with a frame that began in earlier bytes, as far as is needed to check it. */
    private int complete(byte[] bytes, int start) {
        int next = start;
        int missing = missing();
        while (missing > 0 && next < bytes.length) {
            int more = Math.min(missing, bytes.length - next);
            begun.put(new Slice(bytes, next, more));
            next += more;
            missing = missing();
        }
        if (missing <= 0) {
            passing = (long) check(begun.view().array(), 0) - begun.size();
            forgetBegun();
        }
        return next;
    }

    private int missing() {
        return wanted(begun.view().array(), 0, begun.size()) - begun.size();
    }

    private void forgetBegun() {
        begun.clear();
        begun = begun.capacity() > KEPT_ROOM ? new ByteSink(0) : begun;
    }

    /** How many bytes of a frame have to be there to check it, as far as those that are there tell. */
    private int wanted(byte[] bytes, int start, int there) {
        if (there < HEADER_BYTES || ByteBuffer.wrap(bytes).getInt(start) == PROTOCOL) {
            return HEADER_BYTES;
        }
        int size = ByteBuffer.wrap(bytes).getInt(start);
        int body = body(bytes, start);
        if (size < HEADER_BYTES || size > mostFrameBytes || body < HEADER_BYTES) {
            unknown = true;
            return 0;
        }
        return (int) Math.min(size, body + PerformativeLength.known(bytes, start + body, start + there));
    }

    private static int body(byte[] bytes, int start) {
        return DATA_OFFSET_UNIT * (bytes[start + DATA_OFFSET_AT] & 0xFF);
    }

    /** Checks a frame whose performative is there; its size. */
    private int check(byte[] bytes, int start) {
        if (unknown) {
            return 0;
        }
        int size = ByteBuffer.wrap(bytes).getInt(start);
        if (size == PROTOCOL) {
            return HEADER_BYTES;
        }
        int body = start + body(bytes, start);
        int end = Math.min(start + size, bytes.length);
        if (body < end) {
            ValueBounds.requireOne(bytes, body, end);
        }
        return size;
    }
}
