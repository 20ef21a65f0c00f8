package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the tokens that clients show. Thread-safe; blocks nobody. */
public final class TokenVerifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

    private final boolean open;
    private final SharedAccessRules rules;
    private final Clock tokenTime;
    private final @Nullable WebTokens webTokens;

    private TokenVerifier(Access access, Clock tokenTime, Clock realTime) {
        this.open = access.open();
        this.rules = new SharedAccessRules(access.rules());
        this.tokenTime = tokenTime;
        this.webTokens = access.issuer() == null ? null : new WebTokens(access.issuer(), tokenTime, realTime);
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
            return CompletableFuture.completedStage(rules.verify(token, tokenTime.instant()));
        }
        if (webTokens == null) {
            throw TokenRefusedException.invalid(
                    "InvalidToken: The token is no shared access signature, and no issuer of others is configured.");
        }
        return webTokens.verify(token, path);
    }

    private static TokenRefusedException refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TokenRefusedException refused) {
            return refused;
        }
        // The kind only: a parser's message may quote what it parsed.
        LOG.atError().addKeyValue("kind", cause.getClass().getName()).log("a token could not be verified");
        return TokenRefusedException.unavailable("The token can't be verified now. Please try again.");
    }

    @Override
    public void close() {
        if (webTokens != null) {
            webTokens.close();
        }
    }
}
