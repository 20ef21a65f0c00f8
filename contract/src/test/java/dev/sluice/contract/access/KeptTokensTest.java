package dev.sluice.contract.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KeptTokensTest {
    private static final TokenRequestContext SEND = new TokenRequestContext().addScopes("send");

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private boolean down;
    private int issued;

    private final TokenCredential issuer = request -> down
            ? Mono.error(new IllegalArgumentException("the authority is down"))
            : Mono.just(new AccessToken(
                    request.getScopes().get(0) + "-" + ++issued,
                    now.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC)));
    private final KeptTokens tokens = new KeptTokens(issuer, "the managed identity m", () -> now);

    @Test
    void asksOnceWhileATokenIsFresh() {
        token();
        now = now.plus(Duration.ofMinutes(47));

        assertThat(token()).isEqualTo("send-1");
    }

    @Test
    void asksAgainBeforeATokenExpires() {
        token();
        now = now.plus(Duration.ofMinutes(49));

        assertThat(token()).isEqualTo("send-2");
    }

    @Test
    void goesOnWithAnOldTokenWhileTheAuthorityIsDown() {
        token();
        down = true;
        now = now.plus(Duration.ofMinutes(59));

        assertThat(token()).isEqualTo("send-1");
    }

    @Test
    void failsWhenTheOldTokenHasExpired() {
        token();
        down = true;
        now = now.plus(Duration.ofMinutes(61));

        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        NoTokenException.class,
                        failure -> assertThat(failure.code()).isEqualTo(NoTokenException.Code.UNREACHABLE))
                .hasMessageStartingWith(
                        "getting a token for send as the managed identity m failed: check that this process has the managed identity");
    }

    @Test
    void saysWhyATokenIsRefused() {
        KeptTokens refused = new KeptTokens(
                request -> Mono.error(new IllegalStateException("AADSTS700213: No matching ... eyJ0eXAi")),
                "application a",
                () -> now);

        assertThatThrownBy(() -> refused.getTokenSync(SEND))
                .isInstanceOfSatisfying(
                        NoTokenException.class,
                        failure -> assertThat(failure.code()).isEqualTo(NoTokenException.Code.UNAUTHORIZED))
                .hasMessageStartingWith(
                        "getting a token for send as application a failed (AADSTS700213: the application has no federated")
                .hasMessageEndingWith("here the subject does not)");
    }

    @Test
    void keepsATokenForEachAudience() {
        token();

        assertThat(tokens.getTokenSync(new TokenRequestContext().addScopes("read"))
                        .getToken())
                .isEqualTo("read-2");
    }

    private String token() {
        return tokens.getTokenSync(SEND).getToken();
    }
}
