package dev.sluice.ingest.tables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Any text as a part of a key. Letters, digits, {@code -} and {@code .} stay; any other byte of its UTF-8 becomes
 * {@code _} and two hexadecimal digits, so that no key holds what Azure forbids or clients trip over ({@code / \ # ? %},
 * quotes, controls). What would be long is cut and ends in {@code __} and its SHA-256: a key may have 1 KiB.
 */
final class KeyText {
    /** Ends a part of a key: sorts before all that parts hold. */
    static final char END = '!';

    /** The character after {@link #END}: the end of a range of keys that begin alike. */
    static final char AFTER_END = '"';

    private static final int LONGEST = 200;
    private static final int KEPT = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private KeyText() {}

    static String of(String text) {
        StringBuilder key = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                key.append((char) b);
            } else {
                key.append('_').append(HEX.toHexDigits(b));
            }
        }
        return key.length() <= LONGEST ? key.toString() : key.substring(0, KEPT) + "__" + HEX.formatHex(sha256(text));
    }

    /** A number that is not negative, so that keys sort as numbers do. */
    static String of(long number) {
        return HEX.toHexDigits(number);
    }

    /** SHA-256 of a text's UTF-8. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '.';
    }
}
