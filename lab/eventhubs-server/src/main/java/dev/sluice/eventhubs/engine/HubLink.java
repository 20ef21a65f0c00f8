package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.faults.Place;

/** An open link to a hub, as those see it who may end it. */
interface HubLink {
    Place place();

    /** Ends it with an error. May be called on any thread. */
    void evict(WireError error);
}
