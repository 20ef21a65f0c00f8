package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A blob that is there.
 *
 * @param path its name in the container
 * @param size bytes
 * @param metadata its metadata, names in lower case
 */
public record StoredBlob(String path, long size, Map<String, String> metadata) {
    public StoredBlob {
        requireNonNull(path, "path");
        metadata = Map.copyOf(metadata);
    }
}
