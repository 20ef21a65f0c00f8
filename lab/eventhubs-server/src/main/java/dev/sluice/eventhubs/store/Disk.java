package dev.sluice.eventhubs.store;

/** The disk as a log sees it: whether there is space, and whether it works. */
@FunctionalInterface
public interface Disk {
    /** A disk that is never full before the real one is. */
    Disk REAL = () -> false;

    /** Whether the write that comes now is to fail half-way, as on a full disk. */
    boolean isFull();

    /** Whether the flush that comes now is to fail. */
    default boolean isFailing() {
        return false;
    }
}
