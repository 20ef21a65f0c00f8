package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A committed slot of the chain.
 *
 * @param kind what it holds
 * @param path the blob
 * @param size bytes of the blob
 * @param first sequence number of the first event it accounts for
 * @param last sequence number of the last one; {@code first - 1} when it accounts for none
 * @param nonce what tells the writer from others
 * @param sha256 digest of the content
 */
public record Link(Kind kind, String path, long size, long first, long last, String nonce, String sha256) {
    static final Comparator<Link> ORDER = Comparator.comparingLong(Link::first).thenComparingLong(Link::last);

    /** What a slot holds. */
    public enum Kind {
        /** The start of the archive: no event. */
        GENESIS,
        /** Events that were gone before they could be read. */
        GAP,
        /** A file of events. */
        DATA
    }

    public Link {
        requireNonNull(kind, "kind");
        requireNonNull(path, "path");
        requireNonNull(nonce, "nonce");
        requireNonNull(sha256, "sha256");
    }

    /** The sequence number that the next slot starts with. */
    public long next() {
        return last + 1;
    }

    /** Whether both were written by the same attempt. */
    public boolean sameAs(Link other) {
        return nonce.equals(other.nonce) && sha256.equals(other.sha256);
    }

    Map<String, String> metadata(Map<String, String> more) {
        Map<String, String> metadata = new LinkedHashMap<>(more);
        metadata.put("kind", kind.name().toLowerCase(Locale.ROOT));
        metadata.put("first", Long.toString(first));
        metadata.put("last", Long.toString(last));
        metadata.put("nonce", nonce);
        metadata.put("sha256", sha256);
        return metadata;
    }

    /**
     * The link that a blob is.
     *
     * @throws PartitionStoppedException when the archiver did not write it
     */
    static Link of(StoredBlob blob) {
        Map<String, String> metadata = blob.metadata();
        try {
            return new Link(
                    Kind.valueOf(metadata.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
                    blob.path(),
                    blob.size(),
                    Long.parseLong(metadata.getOrDefault("first", "")),
                    Long.parseLong(metadata.getOrDefault("last", "")),
                    metadata.getOrDefault("nonce", ""),
                    metadata.getOrDefault("sha256", ""));
        } catch (IllegalArgumentException e) {
            throw new PartitionStoppedException(
                    StopReason.FOREIGN_BLOB,
                    "blob " + blob.path() + " has no metadata of an archive file: move it away, then restart the"
                            + " archiver");
        }
    }
}
