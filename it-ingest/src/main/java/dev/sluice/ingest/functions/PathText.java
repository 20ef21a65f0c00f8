package dev.sluice.ingest.functions;

import java.nio.charset.StandardCharsets;

/** Paths, as they are sent. */
final class PathText {
    private static final String KEPT = "-._~/";

    private PathText() {}

    /** Encodes a decoded path, {@code %} included, but for the slashes that part it. */
    static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && (Character.isLetterOrDigit(octet) || KEPT.indexOf(octet) >= 0)) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }
}
