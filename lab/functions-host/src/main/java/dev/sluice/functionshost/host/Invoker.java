package dev.sluice.functionshost.host;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes a function, again and again as its retry policy says.
 *
 * <p>An attempt that runs is never cancelled: when the ownership ends meanwhile, the host goes on without it and the
 * attempt runs to its end, beside those of the next owner. Only between attempts does the host stop. Safe to share
 * between threads.
 */
final class Invoker {
    private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
    private static final long POLL_MILLIS = 50;

    private final FunctionDefinition function;
    private final FunctionMethod method;
    private final Duration timeout;
    private final Runnable restartWorker;

    /**
     * An invoker.
     *
     * @param timeout how long an invocation may take
     * @param restartWorker what happens to the worker, all invocations included, when one takes longer
     */
    Invoker(FunctionDefinition function, FunctionMethod method, Duration timeout, Runnable restartWorker) {
        this.function = function;
        this.method = method;
        this.timeout = timeout;
        this.restartWorker = restartWorker;
    }

    /** What became of an invocation. */
    enum Outcome {
        /** It ended, well or not, and the policy allows no more: the host takes the batch for done. */
        FINISHED,
        /** The ownership ended before. */
        ABANDONED
    }

    /** Invokes the function on a batch until it succeeds, may not be repeated, or the ownership ends. */
    Outcome invoke(Batch batch, Ownership ownership) {
        for (int retry = 0; ; retry++) {
            CompletableFuture<Boolean> attempt = begin(batch, retry);
            if (!awaitEnd(attempt, ownership)) {
                return Outcome.ABANDONED;
            }
            if (attempt.join() || !function.retry().allows(retry + 1)) {
                return Outcome.FINISHED;
            }
            if (ownership.awaitEnd(function.retry().before(retry + 1).toNanos())) {
                return Outcome.ABANDONED;
            }
        }
    }

    private CompletableFuture<Boolean> begin(Batch batch, int retry) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        HostContext context =
                new HostContext(function.name(), retry, function.retry().maxRetryCount());
        Thread thread = new Thread(
                () -> result.complete(attempt(new InvocationData(batch.trigger(), batch.metadata(), context))),
                "invocation-" + function.name());
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private boolean attempt(InvocationData data) {
        try {
            method.invoke(data);
            return true;
        } catch (InvocationTargetException e) {
            failed(e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    private void failed(Throwable failure) {
        LOG.atWarn().addKeyValue("function", function.name()).log("invocation failed: {}", failure.getMessage());
    }

    private boolean awaitEnd(CompletableFuture<Boolean> attempt, Ownership ownership) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ownership.hasEnded()) {
            try {
                attempt.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (System.nanoTime() > deadline) {
                    restartWorker.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("an attempt ended without a result", e);
            }
        }
        return false;
    }
}
