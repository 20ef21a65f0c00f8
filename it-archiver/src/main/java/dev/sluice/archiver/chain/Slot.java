package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A slot that a writer wants to commit. Its content never changes: an attempt that is repeated sends the same bytes.
 *
 * @param link the link that it would become
 * @param content the bytes of the blob
 * @param notes further metadata
 */
@SuppressWarnings("ArrayRecordComponent")
public record Slot(Link link, byte[] content, Map<String, String> notes) {
    public Slot {
        requireNonNull(link, "link");
        requireNonNull(content, "content");
        notes = Map.copyOf(notes);
    }

    @Override
    public String toString() {
        return "Slot[" + link.path() + "]";
    }
}
