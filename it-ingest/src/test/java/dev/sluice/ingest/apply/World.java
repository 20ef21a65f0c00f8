package dev.sluice.ingest.apply;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import java.util.List;
import java.util.Map;

/** Some storage, empty at first, that any number of stores work on. */
public interface World {
    /** A store with nothing in its caches. */
    StateStore open();

    /** What is stored of all devices. */
    Map<DeviceId, DeviceState> states();

    /** All transitions that were ever stored, each as often as it was. */
    List<AlarmTransition> transitions();
}
