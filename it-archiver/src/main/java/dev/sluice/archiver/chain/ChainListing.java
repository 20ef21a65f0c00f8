package dev.sluice.archiver.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Lists the chain of a partition: its records, and the data of the newest hours or of all.
 *
 * <p>The newest hours are enough to find the tail as long as the hub's clock does not step back by more than they span.
 * If it does, the next slot turns out to be taken, or an event to be missing, and both lead to a full listing.
 */
final class ChainListing {
    private static final int HOURS_WITH_DATA = 2;
    private static final int MOST_FOLDERS = 72;

    private final BlobStore store;
    private final SlotPaths paths;

    ChainListing(BlobStore store, SlotPaths paths) {
        this.store = store;
        this.paths = paths;
    }

    /** The chain as the newest hours show it. */
    Chain newest() {
        List<Link> data = new ArrayList<>();
        int withData = 0;
        int looked = 0;
        Iterator<String> hours = hours();
        while (hours.hasNext()) {
            if (withData == HOURS_WITH_DATA) {
                return chain(data, false);
            }
            if (++looked > MOST_FOLDERS) {
                return all();
            }
            List<Link> found = links(store.list(paths.within(hours.next())));
            withData += found.isEmpty() ? 0 : 1;
            data.addAll(found);
        }
        return chain(data, true);
    }

    /** The chain as a listing of every blob of the hub shows it. */
    Chain all() {
        return chain(links(store.list(paths.root() + "date=")), true);
    }

    private Chain chain(List<Link> data, boolean complete) {
        List<StoredBlob> records = store.list(paths.records());
        List<Link> links = new ArrayList<>(data);
        records.stream()
                .filter(blob -> !blob.path().equals(paths.highWater()))
                .map(Link::of)
                .forEach(links::add);
        return new Chain(links, complete, highWater(records));
    }

    /** Lists the hours of a date only when it gets there. */
    private Iterator<String> hours() {
        return newestFirst(store.folders(paths.root())).stream()
                .filter(folder -> folder.contains("/date="))
                .flatMap(date -> newestFirst(store.folders(date)).stream())
                .iterator();
    }

    private List<Link> links(List<StoredBlob> blobs) {
        return blobs.stream()
                .filter(blob -> paths.holdsData(blob.path()))
                .map(Link::of)
                .toList();
    }

    private OptionalLong highWater(List<StoredBlob> records) {
        return records.stream()
                .filter(blob -> blob.path().equals(paths.highWater()))
                .map(blob -> blob.metadata().getOrDefault("last", ""))
                .filter(last -> last.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static List<String> newestFirst(List<String> folders) {
        return folders.stream().sorted(Comparator.reverseOrder()).toList();
    }
}
