package dev.sluice.eventhubs.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.SharedAccessRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAccessRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final SharedAccessRules rules = new SharedAccessRules(List.of(
            SharedAccessRule.ofNamespace("root", "root-key", Right.MANAGE),
            SharedAccessRule.ofHub("telemetry", "sender", "first", Right.SEND).withSecondaryKey("second"),
            SharedAccessRule.ofHub("telemetry", "root", "hub-key", Right.LISTEN)));

    @ParameterizedTest
    @CsvSource({
        "amqp://localhost/telemetry, telemetry",
        "amqps://localhost:5671/telemetry/, telemetry",
        "sb://lab.servicebus.windows.net/Telemetry, Telemetry",
        "https://lab.servicebus.windows.net//telemetry, telemetry",
        "http://[::1]:80/telemetry, telemetry",
        "sb://localhost, ''",
        "sb://localhost/, ''",
        "localhost:5672/telemetry, telemetry",
        "lab.servicebus.windows.net, ''",
        "lab.servicebus.windows.net/telemetry, telemetry",
        "amqp://localhost/telemetry/ConsumerGroups/$Default/Partitions/0, telemetry/ConsumerGroups/$Default/Partitions/0",
    })
    void readsTheResourceInAllItsSpellings(String resource, String path) {
        Claim claim = rules.verify(Sas.token(resource, "root", "root-key", LATER), NOW);

        assertThat(claim.path()).isEqualTo(path);
        assertThat(claim.allows(Set.of(Right.LISTEN), "telemetry/ConsumerGroups/$default/Partitions/0", NOW))
                .isTrue();
    }

    /** What might be a hub must not be taken for the name of the whole namespace. */
    @ParameterizedTest
    @ValueSource(strings = {"telemetry", "my.hub", "", "x", "sb:telemetry"})
    void refusesAResourceThatIsNoUri(String resource) {
        assertThatThrownBy(() -> rules.verify(Sas.token(resource, "root", "root-key", LATER), NOW))
                .hasMessageStartingWith("InvalidAudience: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp%3a%2f%2flocalhost%2ftelemetry",
                "amqp%3A%2F%2Flocalhost%2Ftelemetry",
                "amqp://localhost/telemetry"
            })
    void verifiesTheResourceAsItIsWritten(String encoded) {
        assertThat(rules.verify(Sas.signed(encoded, "root", "root-key", LATER), NOW)
                        .path())
                .isEqualTo("telemetry");
    }

    @Test
    void takesThePrimaryAndTheSecondaryKey() {
        for (String key : List.of("first", "second")) {
            Claim claim = rules.verify(Sas.token("sb://localhost/telemetry", "sender", key, LATER), NOW);

            assertThat(claim.allows(Set.of(Right.SEND), "telemetry", NOW)).isTrue();
            assertThat(claim.allows(Set.of(Right.LISTEN), "telemetry", NOW)).isFalse();
            assertThat(claim.expires()).isEqualTo(LATER);
        }
    }

    @Test
    void letsARuleOfAHubAndOneOfTheNamespaceHaveOneName() {
        Claim ofHub = rules.verify(Sas.token("sb://localhost/telemetry", "root", "hub-key", LATER), NOW);
        Claim ofNamespace = rules.verify(Sas.token("sb://localhost/telemetry", "root", "root-key", LATER), NOW);

        assertThat(ofHub.allows(Set.of(Right.SEND), "telemetry", NOW)).isFalse();
        assertThat(ofNamespace.allows(Set.of(Right.SEND), "telemetry", NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sb://localhost/alerts", "sb://localhost", "sb://localhost/telemetry2"})
    void refusesARuleOfAnotherHub(String resource) {
        assertThatThrownBy(() -> rules.verify(Sas.token(resource, "sender", "first", LATER), NOW))
                .hasMessageStartingWith("InvalidSignature: The token has an invalid signature. There is no rule");
    }

    @Test
    void refusesAnotherKeyAndAnUnknownRule() {
        assertThatThrownBy(() -> rules.verify(Sas.token("sb://localhost", "root", "other", LATER), NOW))
                .hasMessage("InvalidSignature: The token has an invalid signature.");
        assertThatThrownBy(() -> rules.verify(Sas.token("sb://localhost", "Root", "root-key", LATER), NOW))
                .hasMessageStartingWith("InvalidSignature: ");
    }

    @Test
    void refusesATokenThatHasExpired() {
        assertThatThrownBy(() -> rules.verify(Sas.token("sb://localhost", "root", "root-key", NOW), NOW))
                .hasMessage("ExpiredToken: The token is expired. Expiration time: '2026-11-24 12:00:00Z'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SharedAccessSignature ",
                "SharedAccessSignature sr=x",
                "SharedAccessSignature sr=sb%3A%2F%2Fx&sig=a&se=1&skn=",
                "SharedAccessSignature sr=a&sr=b&sig=a&se=1&skn=root",
                "SharedAccessSignature sr=%zz&sig=%zz&se=x&skn=root",
                "SharedAccessSignature sr&sig=a&se=1&skn=root",
            })
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> rules.verify(text, NOW)).isInstanceOf(TokenRefusedException.class);
    }
}
