package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Place;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open links to one hub. Thread-safe. */
final class HubLinks {
    private final Set<HubLink> links = ConcurrentHashMap.newKeySet();

    void add(HubLink link) {
        links.add(link);
    }

    void remove(HubLink link) {
        links.remove(link);
    }

    int count() {
        return links.size();
    }

    boolean any(Predicate<Place> where) {
        return links.stream().anyMatch(link -> where.test(link.place()));
    }

    /** Ends some of them; how many. */
    int evict(Predicate<Place> where, WireError error) {
        int evicted = 0;
        for (HubLink link : links) {
            if (where.test(link.place())) {
                link.evict(error);
                evicted++;
            }
        }
        return evicted;
    }
}
