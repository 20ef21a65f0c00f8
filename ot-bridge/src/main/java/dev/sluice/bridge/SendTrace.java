package dev.sluice.bridge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to send, as it is followed. Used by one thread. */
public interface SendTrace extends AutoCloseable {
    /** Follows nothing. */
    SendTrace NONE = new SendTrace() {
        @Override
        public Map<String, String> context() {
            return Map.of();
        }

        @Override
        public void carries(Map<String, @Nullable Object> properties) {}

        @Override
        public void accepted(int events, double fill) {}

        @Override
        public void failed(RuntimeException failure) {}

        @Override
        public void close() {}
    };

    /** The W3C trace context of the attempt, for events that bring none: as properties, by their names. */
    Map<String, String> context();

    /** An event of these properties is part of it. */
    void carries(Map<String, @Nullable Object> properties);

    /**
     * The target has accepted it.
     *
     * @param events how many
     * @param fill how much of a batch they take, 0 to 1
     */
    void accepted(int events, double fill);

    /** It failed. */
    void failed(RuntimeException failure);

    /** It is over. */
    @Override
    void close();
}
