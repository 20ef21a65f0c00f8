package dev.sluice.archiver.blob;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.Outage;
import dev.sluice.archiver.chain.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that says once when it stops answering and once when it answers again. */
public final class WatchedBlobStore implements BlobStore {
    private final BlobStore store;
    private final Outage outage = new Outage("storage");

    public WatchedBlobStore(BlobStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** Makes another call to the same storage and takes note of whether it was answered. */
    public <T> T watch(Supplier<T> call) {
        return outage.watch(call);
    }

    @Override
    public boolean create(String path, byte[] content, Map<String, String> metadata) {
        return outage.watch(() -> store.create(path, content, metadata));
    }

    @Override
    public void put(String path, byte[] content, Map<String, String> metadata) {
        outage.watch(() -> {
            store.put(path, content, metadata);
            return true;
        });
    }

    @Override
    public Optional<StoredBlob> find(String path) {
        return outage.watch(() -> store.find(path));
    }

    @Override
    public byte[] read(String path, long offset, long length) {
        return outage.watch(() -> store.read(path, offset, length));
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return outage.watch(() -> store.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) {
        return outage.watch(() -> store.folders(prefix));
    }
}
