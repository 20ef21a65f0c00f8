package dev.sluice.archiver.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the archive needs of a container of blobs. One call is one attempt: who calls decides what a failure means.
 * Implementations are safe for use by several threads.
 *
 * <p>Every method throws {@link UnansweredException} when the outcome is not known.
 */
public interface BlobStore {
    /**
     * Creates a blob, whole or not at all, if there is none of that name.
     *
     * @return whether this call created it; {@code false} when one is there already
     */
    boolean create(String path, byte[] content, Map<String, String> metadata);

    /** Writes a blob whether or not there is one. */
    void put(String path, byte[] content, Map<String, String> metadata);

    /** The blob of that name. */
    Optional<StoredBlob> find(String path);

    /** The content of a blob from an offset on; fails with {@link UnansweredException} when there is no such blob. */
    byte[] read(String path, long offset, long length);

    /** Every blob below a prefix, with metadata. */
    List<StoredBlob> list(String prefix);

    /** Names of the folders right below a prefix that ends with a slash, each with its own slash at the end. */
    List<String> folders(String prefix);
}
