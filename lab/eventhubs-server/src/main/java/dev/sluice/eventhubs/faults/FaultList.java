package dev.sluice.eventhubs.faults;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are injected, in the order they were. Thread-safe; costs nothing worth measuring while empty. */
public final class FaultList {
    private final List<InjectedFault> faults = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    InjectedFault inject(Fault fault) {
        InjectedFault injected = new InjectedFault("f" + ids.incrementAndGet(), fault);
        faults.add(injected);
        injected.whenEnded(() -> faults.remove(injected));
        injected.start();
        return injected;
    }

    List<InjectedFault> active() {
        return List.copyOf(faults);
    }

    /** Whether there is none, so that nobody need ask further. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** The first fault that strikes; it counts. */
    public Optional<InjectedFault> strike(Occasion occasion, Place place) {
        return faults.stream().filter(fault -> fault.strike(occasion, place)).findFirst();
    }
}
