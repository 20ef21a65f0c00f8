package dev.sluice.eventhubs.store;

/** Ends something that was registered. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
