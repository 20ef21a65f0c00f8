package dev.sluice.archiver.fold;

import dev.sluice.archiver.chain.UnansweredException;

/** Looks at a partition of the hub. */
@FunctionalInterface
public interface HubView {
    /**
     * What the partition holds now.
     *
     * @throws UnansweredException when the hub does not say
     */
    HubRange range();
}
