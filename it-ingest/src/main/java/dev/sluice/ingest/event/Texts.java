package dev.sluice.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts that fit: every reader of UTF-8 accepts them, and they have a bounded length. */
final class Texts {
    private static final String REPLACEMENT = "\uFFFD";
    private static final String CUT = "…";
    private static final int CUT_BYTES = 3;
    private static final int MOST_BYTES_A_CHAR = 3;

    /** Length of the longest site and firmware, bytes of UTF-8; the beginning of a longer one is kept. */
    private static final int LONGEST_LABEL = 128;

    private Texts() {}

    /** A site or a firmware as it is kept. */
    static String label(String text) {
        return cut(wellFormed(text), LONGEST_LABEL);
    }

    /** The text with every surrogate that has no partner replaced by U+FFFD: UTF-8 has no form for one. */
    static String wellFormed(String text) {
        if (!hasSurrogate(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                repaired.append(REPLACEMENT);
            } else {
                repaired.appendCodePoint(point);
            }
        });
        return repaired.toString();
    }

    private static boolean hasSurrogate(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a well-formed text has at most so many bytes in UTF-8. */
    static boolean fits(String text, int bytes) {
        return text.length() * MOST_BYTES_A_CHAR <= bytes
                || (text.length() <= bytes && text.getBytes(UTF_8).length <= bytes);
    }

    /** The text, or as many of its code points as leave room for a mark that it was cut. */
    static String cut(String text, int bytes) {
        if (fits(text, bytes)) {
            return text;
        }
        int end = 0;
        int length = CUT_BYTES;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            length += utf8Length(point);
            if (length > bytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + CUT;
    }

    private static int utf8Length(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
