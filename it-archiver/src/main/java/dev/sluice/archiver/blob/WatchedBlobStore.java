package dev.sluice.archiver.blob;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.StoredBlob;
import dev.sluice.archiver.chain.UnansweredException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store that says once when it stops answering and once when it answers again. */
public final class WatchedBlobStore implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedBlobStore.class);

    private final BlobStore store;
    private final AtomicBoolean silent = new AtomicBoolean();

    public WatchedBlobStore(BlobStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** Whether the last call had no answer. */
    public boolean isSilent() {
        return silent.get();
    }

    @Override
    public boolean create(String path, byte[] content, Map<String, String> metadata) {
        return watched(() -> store.create(path, content, metadata));
    }

    @Override
    public void put(String path, byte[] content, Map<String, String> metadata) {
        watched(() -> {
            store.put(path, content, metadata);
            return true;
        });
    }

    @Override
    public Optional<StoredBlob> find(String path) {
        return watched(() -> store.find(path));
    }

    @Override
    public byte[] read(String path, long offset, long length) {
        return watched(() -> store.read(path, offset, length));
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return watched(() -> store.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) {
        return watched(() -> store.folders(prefix));
    }

    private <T> T watched(Supplier<T> call) {
        try {
            T answer = call.get();
            if (silent.compareAndSet(true, false)) {
                LOG.atInfo().log("storage answers again: archiving goes on");
            }
            return answer;
        } catch (UnansweredException e) {
            if (silent.compareAndSet(false, true)) {
                LOG.atWarn()
                        .addKeyValue("problem", e.getMessage())
                        .log("storage does not answer: events are held, nothing is lost; trying again until it does");
            }
            throw e;
        }
    }
}
