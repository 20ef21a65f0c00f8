package dev.sluice.ingest.apply;

import static java.util.stream.Collectors.groupingBy;

import dev.sluice.contract.SourcePartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Source partitions' progress as it was last read or written here. Safe to share between threads. */
final class ProgressCache {
    private final StateStore store;
    private final Map<SourcePartition, Kept<Progress>> known = new ConcurrentHashMap<>();

    ProgressCache(StateStore store) {
        this.store = store;
    }

    /** What is known; read where nothing is. */
    Map<SourcePartition, Kept<Progress>> known(Set<SourcePartition> sources) {
        if (!known.keySet().containsAll(sources)) {
            return fresh(sources);
        }
        Map<SourcePartition, Kept<Progress>> found = new HashMap<>();
        sources.forEach(source -> found.put(source, known.getOrDefault(source, Kept.absent())));
        return found;
    }

    /** What is stored now. */
    Map<SourcePartition, Kept<Progress>> fresh(Set<SourcePartition> sources) {
        Map<SourcePartition, Kept<Progress>> read = sources.isEmpty() ? Map.of() : store.progress(sources);
        known.putAll(read);
        return read;
    }

    /** Writes progress; empty when somebody else wrote first, and what is known of it is to be read anew. */
    Optional<Map<SourcePartition, Kept<Progress>>> write(Collection<ProgressUpdate> updates) {
        Map<String, List<ProgressUpdate>> byHub = updates.stream()
                .collect(groupingBy(update -> update.after().source().hub()));
        Map<SourcePartition, Kept<Progress>> stored = new HashMap<>();
        for (List<ProgressUpdate> ofHub : byHub.values()) {
            Optional<Map<SourcePartition, Kept<Progress>>> written = writeHub(ofHub);
            if (written.isEmpty()) {
                return written;
            }
            stored.putAll(written.get());
        }
        return Optional.of(stored);
    }

    private Optional<Map<SourcePartition, Kept<Progress>>> writeHub(List<ProgressUpdate> updates) {
        updates.forEach(update -> known.remove(update.after().source()));
        Optional<Map<SourcePartition, Kept<Progress>>> written = store.writeProgress(updates);
        written.ifPresent(known::putAll);
        return written;
    }
}
