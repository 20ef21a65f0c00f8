package dev.sluice.ingest.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingest.view.InvalidContinuationException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, as opaque text.
 *
 * @param list stands for the query that was asked
 * @param partition number of the partition to go on with
 * @param token of the service within that partition; {@code null} at its begin
 */
record Continuation(String list, int partition, @Nullable String token) {
    private static final char SEPARATOR = '\n';
    private static final int FINGERPRINT = 8;

    /** What stands for a query. */
    static String list(String query) {
        return HexFormat.of().formatHex(KeyText.sha256(query), 0, FINGERPRINT);
    }

    /** Reads what {@link #text} wrote; the begin of the list when there is nothing. */
    static Continuation parse(@Nullable String text, String list, int partitions) {
        if (text == null) {
            return new Continuation(list, 0, null);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\n", 3);
            Continuation read =
                    new Continuation(parts[0], Integer.parseInt(parts[1]), parts[2].isEmpty() ? null : parts[2]);
            if (read.list().equals(list) && read.partition() >= 0 && read.partition() < partitions) {
                return read;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // It is answered below, like one of another list.
        }
        throw new InvalidContinuationException("no page of this list ended there; begin with its first page");
    }

    String text() {
        String plain = list + SEPARATOR + partition + SEPARATOR + (token == null ? "" : token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
