package dev.sluice.archiver.event;

/** Text that every reader of UTF-8 accepts. */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** The text with every surrogate that has no partner replaced by U+FFFD: UTF-8 has no form for one. */
    public static String wellFormed(String text) {
        int bad = loneSurrogate(text, 0);
        if (bad == text.length()) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (; bad < text.length(); bad = loneSurrogate(text, bad + 1)) {
            repaired.setCharAt(bad, REPLACEMENT);
        }
        return repaired.toString();
    }

    private static int loneSurrogate(String text, int from) {
        int index = from;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return index;
            }
            index += Character.charCount(point);
        }
        return index;
    }
}
