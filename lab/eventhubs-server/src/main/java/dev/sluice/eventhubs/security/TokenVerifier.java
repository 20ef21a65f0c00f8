package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the tokens that clients show. Thread-safe; blocks nobody. */
public final class TokenVerifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
    private static final Duration ISSUER_DEADLINE = Duration.ofSeconds(5);
    private static final int THREADS = 2;
    /** Tokens of an issuer that are not verified yet; those beyond are to be shown again. */
    private static final int MOST_PENDING = 1000;

    private final boolean open;
    private final SharedAccessRules rules;
    private final Clock clock;
    private final AtomicInteger pending = new AtomicInteger();
    private final ExecutorService verifying = verifying();
    private final ExecutorService asking = Executors.newCachedThreadPool(threads("eventhubs-issuer"));
    private final @Nullable WebTokens webTokens;

    private TokenVerifier(Access access, Clock tokenTime, Clock realTime) {
        this.open = access.open();
        this.rules = new SharedAccessRules(access.rules());
        this.clock = tokenTime;
        this.webTokens = access.issuer() == null ? null : webTokens(access.issuer(), realTime);
    }

    /**
     * A verifier.
     *
     * @param tokenTime the time that tokens are checked by
     * @param realTime the time that an issuer is asked by
     */
    public static TokenVerifier of(Access access, Clock tokenTime, Clock realTime) {
        return new TokenVerifier(access, tokenTime, realTime);
    }

    private WebTokens webTokens(IssuerConfig issuer, Clock realTime) {
        IssuerClient client = new IssuerClient(issuer.url(), issuer.tenant(), ISSUER_DEADLINE, asking);
        return new WebTokens(new IssuerKeys(client, realTime), new WebTokenPolicy(issuer), clock, verifying);
    }

    private static ExecutorService verifying() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
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

    /** Whether everybody may do everything. */
    public boolean isOpen() {
        return open;
    }

    /**
     * What a token allows.
     *
     * @param path what it is shown for
     * @return the claim, now or later; it fails with a {@link TokenRefusedException} only
     */
    public CompletionStage<Claim> verify(String token, String path) {
        CompletableFuture<Claim> answer = new CompletableFuture<>();
        judged(token, path).whenComplete((claim, failure) -> {
            // A stage of its own: others would wrap the refusal.
            if (failure == null) {
                answer.complete(claim);
            } else {
                answer.completeExceptionally(refusal(failure));
            }
        });
        return answer;
    }

    private CompletionStage<Claim> judged(String token, String path) {
        try {
            return judge(token, path);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Claim> judge(String token, String path) {
        if (open) {
            Grant everything = new Grant("", Set.of(Right.values()));
            return CompletableFuture.completedStage(new Claim(path, List.of(everything), Instant.MAX));
        }
        if (token.startsWith(SharedAccessSignature.PREFIX)) {
            return CompletableFuture.completedStage(rules.verify(token, clock.instant()));
        }
        if (webTokens == null) {
            throw TokenRefusedException.invalid(
                    "InvalidToken: The token is no shared access signature, and no issuer of others is configured.");
        }
        return judge(webTokens, token, path);
    }

    private CompletionStage<Claim> judge(WebTokens trusted, String token, String path) {
        if (pending.incrementAndGet() > MOST_PENDING) {
            pending.decrementAndGet();
            throw busy();
        }
        try {
            return trusted.verify(token, path).whenComplete((claim, failure) -> pending.decrementAndGet());
        } catch (RuntimeException e) {
            pending.decrementAndGet();
            throw e;
        }
    }

    private static TokenRefusedException busy() {
        return TokenRefusedException.unavailable("The token can't be verified now. Please try again.");
    }

    private static TokenRefusedException refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TokenRefusedException refused) {
            return refused;
        }
        if (!(cause instanceof RejectedExecutionException)) {
            // The kind only: a parser's message may quote what it parsed.
            LOG.atError().addKeyValue("kind", cause.getClass().getName()).log("a token could not be verified");
        }
        return busy();
    }

    @Override
    public void close() {
        verifying.shutdownNow();
        asking.shutdownNow();
    }
}
