package dev.sluice.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class IdentityProbesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String SCOPE = "https://eventhubs.azure.net/.default";
    private static final Optional<String> KEY = Optional.of("Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=k");
    private static final Optional<String> MANAGED = Optional.empty();

    private final IdentityProbes probes = new IdentityProbes(Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tellsUntilWhenATokenIsValid() {
        TokenCredential credential =
                request -> Mono.just(new AccessToken("t", OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC)));

        assertThat(probes.token(Optional.of(credential), SCOPE)).isEqualTo(Answer.ok("valid until " + NOW));
        assertThat(probes.token(Optional.empty(), SCOPE).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void explainsWhyATokenIsRefusedAndShowsNoMore() {
        TokenCredential credential =
                request -> Mono.error(new IllegalStateException("AADSTS700211: No matching ... assertion eyJ0eXAi"));
        Check check = new Check("token", Check.Place.ON_THE_WAY, () -> probes.token(Optional.of(credential), SCOPE));

        assertThat(check.run().detail())
                .startsWith("IllegalStateException; AADSTS700211: the application has no federated"
                        + " credential for this managed identity")
                .endsWith("here the issuer does not")
                .doesNotContain("eyJ0eXAi");
    }

    @Test
    void tellsHowLongASignatureLasts() {
        assertThat(probes.secretAge(signature(NOW.minusSeconds(1)), MANAGED))
                .isEqualTo(Answer.failed("the signature of the source is valid until 2026-11-24T07:59:59Z: replace it;"
                        + " the target has no secret"));
        assertThat(probes.secretAge(KEY, signature(NOW.plusSeconds(86_400))).verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(probes.secretAge(KEY, signature(NOW.plusSeconds(86_400 * 8))).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(probes.secretAge(KEY, MANAGED))
                .isEqualTo(Answer.skipped("the key of the source does not tell its age; the target has no secret"));
    }

    @Test
    void readsASignatureOfStorageToo() {
        Optional<String> storage =
                Optional.of("BlobEndpoint=https://a/;SharedAccessSignature=sv=2024&se=2026-11-24T09%3A00%3A00Z&sig=x");

        assertThat(probes.secretAge(MANAGED, storage))
                .isEqualTo(Answer.warning("the source has no secret;"
                        + " the signature of the target is valid until 2026-11-24T09:00:00Z: replace it soon"));
    }

    private static Optional<String> signature(Instant end) {
        return Optional.of("Endpoint=sb://h/;SharedAccessSignature=SharedAccessSignature sr=h&sig=x&se="
                + end.getEpochSecond() + "&skn=n");
    }
}
