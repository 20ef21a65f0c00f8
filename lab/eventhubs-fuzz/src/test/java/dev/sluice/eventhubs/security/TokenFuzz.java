package dev.sluice.eventhubs.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.SharedAccessRule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Tokens that clients show. */
class TokenFuzz {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000L), ZoneOffset.UTC);
    private static final TokenVerifier OF_ANOTHER_KEY = TokenVerifier.of(
            Access.of(SharedAccessRule.ofNamespace("RootManageSharedAccessKey", "another key", Right.MANAGE)),
            CLOCK,
            CLOCK);

    @FuzzTest
    void readsASharedAccessSignature(byte[] input) {
        String token = text(input);
        OF_ANOTHER_KEY
                .verify(token, "telemetry")
                .handle((claim, failure) -> {
                    assertThat(claim)
                            .as("a claim by a token that nobody signed")
                            .isNull();
                    assertThat(failure).isInstanceOf(TokenRefusedException.class);
                    assertThat(((TokenRefusedException) failure).isRetriable()).isFalse();
                    return true;
                })
                .toCompletableFuture()
                .join();
    }

    @FuzzTest
    void readsAWebToken(byte[] input) {
        try {
            assertThat(WebToken.parse(text(input)).toString()).doesNotContain(text(input));
        } catch (TokenRefusedException declared) {
            assertThat(declared.isRetriable()).isFalse();
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
