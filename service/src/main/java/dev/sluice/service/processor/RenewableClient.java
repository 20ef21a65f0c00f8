package dev.sluice.service.processor;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that is made anew when it has failed a few times in a row: a client whose connection is beyond repair must
 * not keep a service from going on. Safe to share between threads; a call in progress on a client that is replaced
 * fails and is repeated by its caller.
 */
public final class RenewableClient<C> implements AutoCloseable {
    private static final int FAILURES_BEFORE_RENEWAL = 3;

    private final Supplier<C> open;
    private final Consumer<C> close;
    private @Nullable C client;
    private int failures;

    public RenewableClient(Supplier<C> open, Consumer<C> close) {
        this.open = open;
        this.close = close;
    }

    /** The result of a call on the client. */
    public <T> T ask(Function<C, T> call) {
        C used = client();
        try {
            T result = call.apply(used);
            succeeded();
            return result;
        } catch (RuntimeException e) {
            failed(used);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        C open = client;
        client = null;
        if (open != null) {
            closeAside(open);
        }
    }

    private synchronized C client() {
        C known = client;
        if (known == null) {
            known = open.get();
            client = known;
        }
        return known;
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized void failed(C used) {
        if (used == client && ++failures >= FAILURES_BEFORE_RENEWAL) {
            failures = 0;
            close();
        }
    }

    /** Closing waits for an answer that a dead hub never gives, so nobody waits for it. */
    private void closeAside(C open) {
        Thread closing = new Thread(() -> close.accept(open), "close-client");
        closing.setDaemon(true);
        closing.start();
    }
}
