package dev.sluice.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The version of a resource, as {@code ETag} and {@code If-None-Match} name it (RFC 9110).
 *
 * @param text with its quotes
 */
record EntityTag(String text) {
    /** Changes with the form of the answers, so that nobody keeps one of an older form. */
    private static final String FORM = "1:";

    private static final int BYTES = 16;

    static EntityTag of(String version) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((FORM + version).getBytes(UTF_8));
            return new EntityTag('"' + HexFormat.of().formatHex(hash, 0, BYTES) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether {@code If-None-Match} names this version; weakly, as the RFC wants it for reads. */
    boolean isAmong(String held) {
        return held.trim().equals("*")
                || Stream.of(held.split(",", -1))
                        .map(String::trim)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(text::equals);
    }
}
