package dev.sluice.contract.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ManagedIdentityCredential;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class IdentitiesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TokenRequestContext SEND =
            new TokenRequestContext().addScopes("https://eventhubs.azure.net/.default");

    private final Authority authority = new Authority();
    private final AtomicInteger assertions = new AtomicInteger();

    /** As {@link ManagedIdentityCredential} does: it answers later, and whoever asks at once waits for that. */
    private final TokenCredential managed = request -> Mono.delay(Duration.ofMillis(1))
            .map(tick -> new AccessToken(
                    "assertion-" + assertions.incrementAndGet() + "-"
                            + request.getScopes().get(0),
                    OffsetDateTime.now(ZoneOffset.UTC).plusHours(24)));

    private final TokenCredential federated = Identities.federated(
            new HubAccess.Application(Cloud.PUBLIC, "11111111-1111-4111-8111-111111111111", "application-1"),
            managed,
            new ClientAssertionCredentialBuilder().httpClient(authority).disableInstanceDiscovery());

    @Test
    void showsTheManagedIdentitysTokenAsTheAssertionOfTheApplication() {
        AccessToken token = federated.getTokenSync(SEND);

        assertThat(token.getToken()).isEqualTo("token-1");
        assertThat(authority.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith(
                                "https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token")
                        .contains("client_id=application-1")
                        .containsPattern(
                                "client_assertion=assertion-[0-9]+-api%3A%2F%2FAzureADTokenExchange%2F.default")
                        .contains("eventhubs.azure.net"));
    }

    @Test
    void renewsOnAThreadThatMustNotWait() {
        KeptTokens kept = new KeptTokens(federated, "application-1", InstantSource.system());

        String token = Mono.defer(() -> kept.getToken(SEND))
                .subscribeOn(Schedulers.parallel())
                .block(LIMIT)
                .getToken();

        assertThat(token).isEqualTo("token-1");
    }

    /** Why the tokens are fetched aside: without that, the same renewal fails. */
    @Test
    void theSdksOwnCredentialCanNotRenewThere() {
        assertThatThrownBy(() -> Mono.defer(() -> federated.getToken(SEND))
                        .subscribeOn(Schedulers.parallel())
                        .block(LIMIT))
                .hasMessageContaining("blocking, which is not supported in thread parallel");
    }
}
