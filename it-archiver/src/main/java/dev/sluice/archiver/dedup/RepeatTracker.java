package dev.sluice.archiver.dedup;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event that a bridge forwarded before from one that it forwards for the first time.
 *
 * <p>A bridge sends the first occurrences of a source partition in order; repeats may come at any later point. So per
 * source partition the highest sequence number seen and the recorded holes are enough. What doesn't fit any more is
 * answered with {@code null}, never with a guess: the source partition seen longest ago is forgotten first, then the
 * lowest hole. Not safe for use by several threads.
 */
public final class RepeatTracker {
    /** How many source partitions are remembered. */
    public static final int MOST_SOURCES = 1024;

    /** How many holes of a source partition are remembered. */
    public static final int MOST_HOLES = 256;

    /** Below this number everything is unknown. */
    private static final long EVERYTHING = Long.MAX_VALUE;

    private final int mostSources;
    private final int mostHoles;
    private final LinkedHashMap<SourcePartition, SourceProgress> sources = new LinkedHashMap<>(16, 0.75f, true);
    private boolean evicted;

    RepeatTracker(int mostSources, int mostHoles) {
        this.mostSources = mostSources;
        this.mostHoles = mostHoles;
    }

    /** A tracker that has seen nothing. */
    public static RepeatTracker empty() {
        return new RepeatTracker(MOST_SOURCES, MOST_HOLES);
    }

    /**
     * Sees an event.
     *
     * @return whether it is a repeat; {@code null} when that can't be told
     */
    public @Nullable Boolean repeats(@Nullable EventIdentity identity) {
        if (identity == null || identity.sequence() < 0) {
            return null;
        }
        return progress(identity.source()).repeats(identity.sequence());
    }

    /** A tracker of the same knowledge that goes its own way from here. */
    public RepeatTracker copy() {
        return RepeatState.read(RepeatState.write(this), mostSources, mostHoles);
    }

    /** What this tracker knows, as one line of JSON. */
    public String encode() {
        return RepeatState.write(this);
    }

    /**
     * The tracker that wrote the text.
     *
     * @throws IllegalArgumentException when no tracker did
     */
    public static RepeatTracker decode(String text) {
        return RepeatState.read(text, MOST_SOURCES, MOST_HOLES);
    }

    Map<SourcePartition, SourceProgress> sources() {
        return sources;
    }

    boolean evicted() {
        return evicted;
    }

    void markEvicted() {
        evicted = true;
    }

    SourceProgress restore(SourcePartition source, long forgotten) {
        SourceProgress progress = new SourceProgress(mostHoles, forgotten);
        sources.put(source, progress);
        limit();
        return progress;
    }

    private SourceProgress progress(SourcePartition source) {
        SourceProgress known = sources.get(source);
        if (known != null) {
            return known;
        }
        // After an eviction a source that looks new may be one that was forgotten.
        return restore(source, evicted ? EVERYTHING : SourceProgress.NONE);
    }

    private void limit() {
        while (sources.size() > mostSources) {
            sources.remove(sources.keySet().iterator().next());
            evicted = true;
        }
    }
}
