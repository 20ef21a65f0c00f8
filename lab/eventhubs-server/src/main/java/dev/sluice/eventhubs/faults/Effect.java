package dev.sluice.eventhubs.faults;

import java.time.Duration;
import java.util.Set;

/** What a fault does. */
public sealed interface Effect {
    /** When it can strike. */
    Set<Occasion> occasions();

    /**
     * Sends are not stored and answered with an error.
     *
     * @param condition AMQP condition, which decides whether a client tries again
     * @param description for people
     */
    record Reject(String condition, String description) implements Effect {
        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.SEND);
        }
    }

    /**
     * Sends are stored at once and answered late.
     *
     * @param by how late
     */
    record Delay(Duration by) implements Effect {
        public Delay {
            if (by.isNegative() || by.isZero()) {
                throw new IllegalArgumentException("A delay is longer than nothing, not " + by);
            }
        }

        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.SEND);
        }
    }

    /** Sends are stored and never answered: the client can't know what became of them. */
    record DropAnswer() implements Effect {
        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.SEND);
        }
    }

    /** Sends and readers wait until the fault ends; then the sends are stored in the order they came. */
    record Freeze() implements Effect {
        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.SEND, Occasion.READ);
        }
    }

    /** Appends fail half-way with the operating system's error for a full disk. */
    record FullDisk() implements Effect {
        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.APPEND);
        }
    }

    /** Tokens are refused as if they were not valid; links that are open stay. */
    record RefuseTokens() implements Effect {
        @Override
        public Set<Occasion> occasions() {
            return Set.of(Occasion.TOKEN);
        }
    }
}
