package dev.sluice.functionshost.host;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Paths and queries as the host hands them out.
 *
 * <p>A path is decoded before it is routed, slashes included, and encoded again for the request's address; an escape
 * that was itself escaped is then taken for one. So {@code %2541} is {@code %41} in a parameter, and {@code %41} in the
 * address, which stands for {@code A}.
 *
 * @see <a href="https://github.com/Azure/azure-functions-host/issues/9290">slashes are decoded before routing</a>
 */
final class UrlText {
    private static final String KEPT = "-._~!$&'()*+,;=:@/";

    private UrlText() {}

    /** Decodes percent escapes; what is none stays. */
    static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int index = 0; index < bytes.length; index++) {
            boolean escape = isEscape(bytes, index);
            decoded[length++] = escape ? (byte) (hex(bytes[index + 1]) << 4 | hex(bytes[index + 2])) : bytes[index];
            index += escape ? 2 : 0;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Encodes a path, but leaves what looks like an escape. */
    static String encodePath(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder();
        for (int index = 0; index < bytes.length; index++) {
            char character = (char) (bytes[index] & 0xFF);
            if (isKept(character) || isEscape(bytes, index)) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }

    /** The parameters of a raw query, decoded: those without a value are absent, those given twice are joined. */
    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                String value = decode(pair.substring(equals + 1).replace('+', ' '));
                byName.merge(decode(pair.substring(0, equals).replace('+', ' ')), value, (a, b) -> a + "," + b);
            }
        }
        return new LinkedHashMap<>(byName);
    }

    private static boolean isKept(char character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || KEPT.indexOf(character) >= 0);
    }

    private static boolean isEscape(byte[] bytes, int index) {
        return bytes[index] == '%'
                && index + 2 < bytes.length
                && hex(bytes[index + 1]) >= 0
                && hex(bytes[index + 2]) >= 0;
    }

    private static int hex(byte digit) {
        return Character.digit((char) digit, 16);
    }
}
