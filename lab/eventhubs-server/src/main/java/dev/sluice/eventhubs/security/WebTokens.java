package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.IssuerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies the tokens of an issuer, on threads of its own. Thread-safe; blocks nobody. */
final class WebTokens implements AutoCloseable {
    private static final Duration ISSUER_DEADLINE = Duration.ofSeconds(5);
    private static final int THREADS = 2;
    private static final long IDLE_SECONDS = 10;
    /** Tokens that are not verified yet; those beyond are to be shown again. */
    private static final int MOST_PENDING = 1000;

    private final ExecutorService verifying = verifying();
    private final ExecutorService asking = Executors.newCachedThreadPool(threads("eventhubs-issuer"));
    private final AtomicInteger pending = new AtomicInteger();
    private final IssuerKeys keys;
    private final WebTokenPolicy policy;
    private final Clock tokenTime;

    /**
     * @param tokenTime the time that tokens are checked by
     * @param realTime the time that the issuer is asked by
     */
    WebTokens(IssuerConfig issuer, Clock tokenTime, Clock realTime) {
        IssuerClient client = new IssuerClient(issuer.url(), issuer.tenant(), ISSUER_DEADLINE, asking);
        this.keys = new IssuerKeys(client, realTime);
        this.policy = new WebTokenPolicy(issuer);
        this.tokenTime = tokenTime;
    }

    private static ExecutorService verifying() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_PENDING),
                threads("eventhubs-tokens"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * What a token allows, now or later.
     *
     * @throws TokenRefusedException if it is no token, or too many wait; the stage may fail with it, too
     */
    CompletionStage<Claim> verify(String text, String path) {
        WebToken token = WebToken.parse(text);
        if (pending.incrementAndGet() > MOST_PENDING) {
            pending.decrementAndGet();
            throw TokenRefusedException.unavailable("Too many tokens are not verified yet. Please try again.");
        }
        return keys.with(token.keyId())
                .thenApplyAsync(published -> judge(token, published, path), verifying)
                .whenComplete((claim, failure) -> pending.decrementAndGet());
    }

    private Claim judge(WebToken token, PublishedKeys published, String path) {
        return policy.judge(
                token.verify(published.named(token.keyId())), published.issuer(), path, tokenTime.instant());
    }

    @Override
    public void close() {
        verifying.shutdownNow();
        asking.shutdownNow();
    }
}
