package dev.sluice.bench.raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;

/** Messages as they are on the wire. */
public final class Encoded {
    /** The message format of a batch. */
    public static final int BATCH_FORMAT = 0x80013700;

    private static final byte[] DATA_32 = {0, 0x53, 0x75, (byte) 0xB0};

    private Encoded() {}

    /** A message with one Data section. */
    public static byte[] message(byte[] body) {
        return ByteBuffer.allocate(DATA_32.length + Integer.BYTES + body.length)
                .put(DATA_32)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** A batch: each message in a Data section of its own. */
    public static byte[] batch(List<byte[]> messages) {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        messages.forEach(message -> batch.writeBytes(message(message)));
        return batch.toByteArray();
    }

    static ProtonBuffer wrap(byte[] bytes) {
        return ProtonByteArrayBufferAllocator.wrapped(bytes);
    }
}
