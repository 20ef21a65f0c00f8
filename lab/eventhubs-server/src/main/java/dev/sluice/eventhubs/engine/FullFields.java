package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;

/**
 * Writes every field of a frame, also the last ones that are null.
 *
 * <p>AMQP 1.0, part 1, section 1.4 lets an encoder leave those away. The Python SDK reads fields by their place and
 * fails on a frame that lacks one it looks at.
 */
final class FullFields {
    private static final int BODY = 8;
    private static final int LIST = BODY + 3;
    private static final int LIST_0 = 0x45;
    private static final int LIST_8 = 0xC0;
    private static final int LIST_32 = 0xD0;
    private static final int NULL = 0x40;
    private static final int SMALL_ULONG = 0x53;

    private FullFields() {}

    /** The frame with all its fields; what is another frame, or none, as it is. */
    static ProtonBuffer of(ProtonBuffer frame) {
        int start = frame.getReadOffset();
        if (!isPerformative(frame, start)) {
            return frame;
        }
        int list = start + LIST;
        int code = frame.getUnsignedByte(list);
        int count = count(frame, list, code);
        int missing = fields(frame.getUnsignedByte(start + BODY + 2)) - count;
        return missing > 0 ? filled(frame, list + headerBytes(code), end(frame, list, code), count, missing) : frame;
    }

    private static boolean isPerformative(ProtonBuffer frame, int start) {
        return frame.getReadableBytes() > LIST
                && frame.getInt(start) == frame.getReadableBytes()
                && frame.getByte(start + 4) == 2
                && frame.getByte(start + 5) == 0
                && frame.getByte(start + BODY) == 0
                && frame.getUnsignedByte(start + BODY + 1) == SMALL_ULONG;
    }

    /** How many fields a performative has. */
    private static int fields(int performative) {
        return switch (performative) {
            case 0x10 -> 10; // open
            case 0x11 -> 8; // begin
            case 0x12 -> 14; // attach
            case 0x13 -> 11; // flow
            case 0x14 -> 11; // transfer
            case 0x15 -> 6; // disposition
            case 0x16 -> 3; // detach
            case 0x17, 0x18 -> 1; // end, close
            default -> 0;
        };
    }

    private static int headerBytes(int code) {
        return switch (code) {
            case LIST_0 -> 1;
            case LIST_8 -> 3;
            default -> 9;
        };
    }

    private static int count(ProtonBuffer frame, int list, int code) {
        return switch (code) {
            case LIST_0 -> 0;
            case LIST_8 -> frame.getUnsignedByte(list + 2);
            case LIST_32 -> frame.getInt(list + 5);
            default -> Integer.MAX_VALUE;
        };
    }

    /** Index after a list; a transfer's payload follows it. */
    private static int end(ProtonBuffer frame, int list, int code) {
        return switch (code) {
            case LIST_0 -> list + 1;
            case LIST_8 -> list + 2 + frame.getUnsignedByte(list + 1);
            default -> list + 5 + frame.getInt(list + 1);
        };
    }

    private static ProtonBuffer filled(ProtonBuffer frame, int content, int end, int count, int missing) {
        int payload = frame.getReadOffset() + frame.getReadableBytes() - end;
        int size = LIST + 9 + end - content + missing + payload;
        ProtonBuffer full = ProtonBufferAllocator.defaultAllocator().allocate(size);
        full.writeInt(size);
        copy(frame, frame.getReadOffset() + Integer.BYTES, LIST - Integer.BYTES, full);
        full.writeByte((byte) LIST_32);
        full.writeInt(Integer.BYTES + end - content + missing);
        full.writeInt(count + missing);
        copy(frame, content, end - content, full);
        for (int i = 0; i < missing; i++) {
            full.writeByte((byte) NULL);
        }
        copy(frame, end, payload, full);
        return full;
    }

    private static void copy(ProtonBuffer from, int index, int length, ProtonBuffer to) {
        from.copyInto(index, to, to.getWriteOffset(), length);
        to.advanceWriteOffset(length);
    }
}
