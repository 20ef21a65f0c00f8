package dev.sluice.bridge.settings;

import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StoragePlace;

/** Where events go. */
public sealed interface TargetConfig {
    /** Its name, for a person. */
    String name();

    /**
     * A hub.
     *
     * @param access how it is written
     * @param name its name
     */
    record Hub(HubAccess access, String name) implements TargetConfig {}

    /** A container of a storage account. */
    record Container(StoragePlace place) implements TargetConfig {
        @Override
        public String name() {
            return place.container();
        }
    }
}
