package dev.sluice.ingest.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Decodes percent-encoded UTF-8, strictly: what is no encoding is an error, never taken as it stands. */
final class PercentText {
    private PercentText() {}

    /**
     * Decodes a part of a path, where a plus is a plus.
     *
     * @throws Problem when it is not encoded in UTF-8
     */
    static String ofPath(String encoded) {
        return decode(encoded, false);
    }

    /**
     * Decodes a name or value of a query, where a plus is a space.
     *
     * @throws Problem when it is not encoded in UTF-8
     */
    static String ofQuery(String encoded) {
        return decode(encoded, true);
    }

    private static String decode(String encoded, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char next = encoded.charAt(at);
            if (next == '%') {
                bytes.write(octet(encoded, at));
                at += 2;
            } else {
                bytes.writeBytes(plusIsSpace && next == '+' ? new byte[] {' '} : utf8(next));
            }
        }
        return text(bytes.toByteArray());
    }

    private static int octet(String encoded, int at) {
        try {
            return HexFormat.fromHexDigits(encoded, at + 1, at + 3);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw malformed();
        }
    }

    private static byte[] utf8(char plain) {
        if (plain <= ' ' || plain >= 0x7f) {
            throw malformed();
        }
        return new byte[] {(byte) plain};
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.invalid("the address is not percent-encoded UTF-8");
    }
}
