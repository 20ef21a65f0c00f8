package dev.sluice.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/**
 * Makes and reads page tokens: where the next page begins, with an end of life, signed together with the query that they
 * belong to. In base64url: a byte of version, eight of the end in epoch seconds, 32 of HMAC-SHA256, the rest in UTF-8.
 * Safe to share between threads.
 */
final class PageTokens {
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + Long.BYTES;
    private static final int MAC_BYTES = 32;

    private final PageKey key;
    private final Duration life;
    private final Clock clock;

    PageTokens(PageKey key, Duration life, Clock clock) {
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    /** A token for this place in the list that the query names. */
    String issue(List<String> query, String place) {
        byte[] text = place.getBytes(UTF_8);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(VERSION)
                .putLong(clock.instant().plus(life).getEpochSecond())
                .array();
        ByteBuffer token = ByteBuffer.allocate(HEAD_BYTES + MAC_BYTES + text.length);
        token.put(head).put(mac(head, query, text)).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * The place that a token names.
     *
     * @throws Problem when it is none of ours, of another query, or too old
     */
    String open(List<String> query, String token) {
        byte[] bytes = decoded(token);
        byte[] head = Arrays.copyOf(bytes, HEAD_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + MAC_BYTES);
        byte[] place = Arrays.copyOfRange(bytes, HEAD_BYTES + MAC_BYTES, bytes.length);
        if (head[0] != VERSION || !MessageDigest.isEqual(mac, mac(head, query, place))) {
            throw refused("is none that this query was answered with");
        }
        Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(head).getLong(1));
        if (clock.instant().isAfter(end)) {
            throw refused("is too old");
        }
        return new String(place, UTF_8);
    }

    static Problem refused(String why) {
        return Problem.of(Problem.Kind.INVALID_PAGE_TOKEN, "the page token " + why + ": begin with the first page");
    }

    private static byte[] decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            boolean only = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(token);
            if (only && bytes.length >= HEAD_BYTES + MAC_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as any other.
        }
        throw refused("is none that this query was answered with");
    }

    private byte[] mac(byte[] head, List<String> query, byte[] place) {
        try {
            Mac mac = Mac.getInstance(PageKey.ALGORITHM);
            mac.init(key.secret());
            mac.update(head);
            for (String part : query) {
                byte[] bytes = part.getBytes(UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
