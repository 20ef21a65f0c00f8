package dev.sluice.eventhubs.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that would cost the decoder more than they are long. */
class FrameBoundsTest {
    private static final int MOST = 1024 * 1024;
    private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    /** An open with a container id. */
    private static final byte[] OPEN = hex("00 53 10 c0 04 01 a1 01 66");

    /** Values inside of an open: arrays of a billion elements without bytes, counts beyond the content, deep nesting. */
    private static final String[] COSTLY = {
        "f0 00 00 00 05 40 00 00 00 41",
        "f0 00 00 00 05 40 00 00 00 45",
        "f0 00 00 00 0e 00 00 00 01 f0 00 00 00 05 40 00 00 00 43",
        "d0 00 00 00 05 40 00 00 00 40",
        "d1 00 00 00 05 40 00 00 00 40",
        "c0 02 ff 40",
        "c0 0b 00 f0 00 00 00 05 40 00 00 00 41",
    };

    @Test
    void refusesCountsWithoutElementsBehindThem() {
        for (String value : COSTLY) {
            byte[] frame = frame(performative(hex(value)), new byte[0]);
            assertThatThrownBy(() -> new FrameBounds(MOST).require(frame))
                    .as(value)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void refusesThemHoweverTheyAreCut() {
        byte[] stream = join(HEADER, frame(OPEN, new byte[0]), frame(performative(hex(COSTLY[0])), new byte[9]));
        for (int cut = 1; cut < stream.length; cut++) {
            FrameBounds bounds = new FrameBounds(MOST);
            byte[] first = Arrays.copyOf(stream, cut);
            byte[] second = Arrays.copyOfRange(stream, cut, stream.length);
            assertThatThrownBy(() -> {
                        bounds.require(first);
                        bounds.require(second);
                    })
                    .as("cut at " + cut)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 1000})
    void letsPayloadsPassHoweverTheyAreCut(int step) {
        byte[] payload = new byte[500];
        Arrays.fill(payload, (byte) 0xF0);
        byte[] stream = join(HEADER, frame(OPEN, new byte[0]), frame(OPEN, payload), frame(OPEN, payload), empty());
        FrameBounds bounds = new FrameBounds(MOST);

        assertThatCode(() -> feed(bounds, stream, step)).doesNotThrowAnyException();

        assertThatThrownBy(() -> feed(bounds, frame(performative(hex(COSTLY[0])), payload), step))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesWhatUsesUpTheStack() {
        byte[] descriptors = new byte[100_000];
        byte[] lists = new byte[100_000];
        for (int i = 0; i + 3 < lists.length; i += 3) {
            lists[i] = (byte) 0xC0;
            lists[i + 1] = (byte) 0xFF;
            lists[i + 2] = 1;
        }

        for (byte[] nested : new byte[][] {descriptors, lists}) {
            assertThatThrownBy(() -> new FrameBounds(MOST).require(frame(nested, new byte[0])))
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000007", "7fffffff", "ffffffff", "0000000a 01000000 0053"})
    void leavesWhatIsNoFrameToTheEngine(String stream) {
        assertThatCode(() -> new FrameBounds(MOST).require(join(HEADER, hex(stream))))
                .doesNotThrowAnyException();
    }

    private static void feed(FrameBounds bounds, byte[] stream, int step) {
        for (int at = 0; at < stream.length; at += step) {
            bounds.require(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + step)));
        }
    }

    private static byte[] performative(byte[] field) {
        ByteBuffer list = ByteBuffer.allocate(field.length + 12);
        list.put(hex("00 53 10 d0")).putInt(field.length + 4).putInt(1).put(field);
        return list.array();
    }

    private static byte[] frame(byte[] performative, byte[] payload) {
        int size = 8 + performative.length + payload.length;
        return ByteBuffer.allocate(size)
                .putInt(size)
                .putInt(0x02000000)
                .put(performative)
                .put(payload)
                .array();
    }

    private static byte[] empty() {
        return hex("00000008 02000000");
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
