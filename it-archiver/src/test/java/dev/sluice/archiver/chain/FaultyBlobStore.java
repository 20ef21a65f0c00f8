package dev.sluice.archiver.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store whose answers to creating a blob get lost as a test says. */
public final class FaultyBlobStore implements BlobStore {
    /** What happens to one attempt to create a blob. */
    public enum Fault {
        /** The request never arrives. */
        REQUEST_LOST,
        /** The blob is created, the answer gets lost. */
        ANSWER_LOST,
        /** The answer is a time-out; the blob is created after the writer looked for it. */
        LANDS_AFTER_THE_LOOK,
        /** The answer is a time-out; the blob is created after the next attempt had its answer. */
        LANDS_AFTER_THE_RETRY
    }

    private final BlobStore store;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Runnable> afterLook = new ArrayList<>();
    private final List<Runnable> afterRetry = new ArrayList<>();

    public FaultyBlobStore(BlobStore store) {
        this.store = store;
    }

    public void next(Fault fault) {
        faults.add(fault);
    }

    @Override
    public boolean create(String path, byte[] content, Map<String, String> metadata) {
        if (faults.isEmpty() || !path.endsWith(".parquet")) {
            boolean created = store.create(path, content, metadata);
            run(afterRetry);
            return created;
        }
        Runnable land = () -> store.create(path, content, metadata);
        switch (faults.remove()) {
            case REQUEST_LOST -> {}
            case ANSWER_LOST -> land.run();
            case LANDS_AFTER_THE_LOOK -> afterLook.add(land);
            case LANDS_AFTER_THE_RETRY -> afterRetry.add(land);
        }
        throw new UnansweredException("lost", new IllegalStateException());
    }

    @Override
    public Optional<StoredBlob> find(String path) {
        Optional<StoredBlob> found = store.find(path);
        if (path.endsWith(".parquet")) {
            run(afterLook);
        }
        return found;
    }

    @Override
    public void put(String path, byte[] content, Map<String, String> metadata) {
        store.put(path, content, metadata);
    }

    @Override
    public byte[] read(String path, long offset, long length) {
        return store.read(path, offset, length);
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public List<String> folders(String prefix) {
        return store.folders(prefix);
    }

    private static void run(List<Runnable> landings) {
        landings.forEach(Runnable::run);
        landings.clear();
    }
}
