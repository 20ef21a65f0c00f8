package dev.sluice.archiver.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A container in memory. */
public final class MemoryBlobStore implements BlobStore {
    @SuppressWarnings("ArrayRecordComponent")
    private record Held(byte[] content, Map<String, String> metadata) {}

    private final TreeMap<String, Held> blobs = new TreeMap<>();

    @Override
    public synchronized boolean create(String path, byte[] content, Map<String, String> metadata) {
        return blobs.putIfAbsent(path, new Held(content.clone(), new HashMap<>(metadata))) == null;
    }

    @Override
    public synchronized void put(String path, byte[] content, Map<String, String> metadata) {
        blobs.put(path, new Held(content.clone(), new HashMap<>(metadata)));
    }

    @Override
    public synchronized Optional<StoredBlob> find(String path) {
        return Optional.ofNullable(blobs.get(path)).map(held -> stored(path, held));
    }

    @Override
    public synchronized byte[] read(String path, long offset, long length) {
        byte[] content = blobs.get(path).content();
        return Arrays.copyOfRange(content, (int) offset, (int) Math.min(content.length, offset + length));
    }

    @Override
    public synchronized List<StoredBlob> list(String prefix) {
        List<StoredBlob> found = new ArrayList<>();
        blobs.forEach((path, held) -> {
            if (path.startsWith(prefix)) {
                found.add(stored(path, held));
            }
        });
        return found;
    }

    @Override
    public synchronized List<String> folders(String prefix) {
        return blobs.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) >= 0)
                .map(path -> path.substring(0, path.indexOf('/', prefix.length()) + 1))
                .distinct()
                .toList();
    }

    public synchronized void delete(String path) {
        blobs.remove(path);
    }

    private static StoredBlob stored(String path, Held held) {
        return new StoredBlob(path, held.content().length, held.metadata());
    }
}
