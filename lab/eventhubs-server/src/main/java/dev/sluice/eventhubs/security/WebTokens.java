package dev.sluice.eventhubs.security;

import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Verifies the tokens of an issuer. Thread-safe; blocks nobody. */
final class WebTokens {
    private final IssuerKeys keys;
    private final WebTokenPolicy policy;
    private final Clock clock;
    private final Executor executor;

    /**
     * @param clock the time of tokens
     * @param executor verifies signatures
     */
    WebTokens(IssuerKeys keys, WebTokenPolicy policy, Clock clock, Executor executor) {
        this.keys = keys;
        this.policy = policy;
        this.clock = clock;
        this.executor = executor;
    }

    /** What a token allows; it fails with a {@link TokenRefusedException}, now or later. */
    CompletionStage<Claim> verify(String text, String path) {
        WebToken token = WebToken.parse(text);
        return keys.with(token.keyId()).thenApplyAsync(published -> judge(token, published, path), executor);
    }

    private Claim judge(WebToken token, PublishedKeys published, String path) {
        return policy.judge(token.verify(published.named(token.keyId())), published.issuer(), path, clock.instant());
    }
}
