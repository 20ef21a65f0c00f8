package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static final EventHubsConfig EMPTY = EventHubsConfig.in(Path.of("data"));

    @Test
    void hasADefaultConsumerGroupAlways() {
        assertThat(HubConfig.of("h", 1).consumerGroups()).containsExactly("$Default");
        assertThat(HubConfig.of("h", 1).withConsumerGroups("a", "$Default").consumerGroups())
                .containsExactlyInAnyOrder("$Default", "a");
    }

    @Test
    void isNotChangedByItsWithers() {
        EventHubsConfig changed = EMPTY.withPort(7).withHub(HubConfig.of("h", 1));

        assertThat(EMPTY.port()).isZero();
        assertThat(EMPTY.hubs()).isEmpty();
        assertThat(changed.port()).isEqualTo(7);
        assertThat(changed.hubs()).hasSize(1);
    }

    @Test
    void refusesNamesThatDifferInCaseOnly() {
        EventHubsConfig config = EMPTY.withHub(HubConfig.of("Hub", 1));

        assertThatThrownBy(() -> config.withHub(HubConfig.of("hub", 1))).hasMessage("The event hub hub is there twice");
    }

    @Test
    void neverShowsAKey() {
        SharedAccessRule rule =
                SharedAccessRule.ofHub("h", "sender", "first", Right.SEND).withSecondaryKey("second");

        assertThat(rule).hasToString("SharedAccessRule[h/sender [SEND]]");
        assertThat(EMPTY.withAccess(Access.of(rule)).toString()).doesNotContain("first", "second");
    }

    @Test
    void refusesRulesThatCantBeTold() {
        SharedAccessRule rule = SharedAccessRule.ofHub("h", "sender", "k", Right.SEND);

        assertThatThrownBy(() -> Access.of(rule, SharedAccessRule.ofHub("H", "sender", "l", Right.LISTEN)))
                .hasMessage("The shared access rule sender is there twice");
        assertThatThrownBy(() -> SharedAccessRule.ofNamespace("a b", "k", Right.SEND))
                .hasMessageStartingWith("'a b' can't be the name of a shared access rule");
        assertThatThrownBy(() -> SharedAccessRule.ofNamespace("a", "k"))
                .hasMessageStartingWith("The rule a allows nothing");
        assertThatThrownBy(() -> SharedAccessRule.ofNamespace("a", "secret;x", Right.SEND))
                .hasMessage("A key of the rule a can't be used: it is a text without semicolon");
    }

    @Test
    void letsManageImplyTheOthers() {
        assertThat(SharedAccessRule.PUBLISHED.rights()).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    void bindsWhatEverybodyKnowsToTheLoopbackAddressOnly() throws Exception {
        InetAddress other = InetAddress.getByName("192.0.2.1");
        EventHubsConfig own = EMPTY.withAccess(Access.of(SharedAccessRule.ofNamespace("a", "k", Right.SEND)));

        assertThat(own.withAddress(other).address()).isEqualTo(other);
        assertThat(EMPTY.withAddress(InetAddress.getByName("127.0.0.2")).address())
                .isNotNull();
        assertThatThrownBy(() -> EMPTY.withAddress(other))
                .hasMessageStartingWith("A server with the published key can be bound to the loopback address only");
        assertThatThrownBy(() -> own.withAddress(other).withAccess(Access.OPEN))
                .hasMessageStartingWith("An open server can be bound to the loopback address only, not to 192.0.2.1");
    }

    @Test
    void takesOnlyIssuersWhoseKeysComeSafely() {
        assertThat(IssuerConfig.of(URI.create("http://127.0.0.1:8080/tenant")).audiences())
                .containsExactly("https://eventhubs.azure.net");
        for (String url : List.of("http://login.example", "ftp://localhost", "login", "https://x/?a=b")) {
            assertThatThrownBy(() -> IssuerConfig.of(URI.create(url)))
                    .hasMessageStartingWith("'" + url + "' can't be an issuer");
        }
    }

    @Test
    void readsRolesByTheServicesNames() {
        assertThat(Role.parse("Azure Event Hubs Data Sender")).isEqualTo(Role.DATA_SENDER);
        assertThat(Role.parse("data owner").rights()).containsExactlyInAnyOrder(Right.values());
        assertThatThrownBy(() -> Role.parse("Owner")).hasMessageStartingWith("'Owner' is no role");
    }

    @Test
    void takesAnnotationsOfTheTypesThatAreEncoded() {
        Annotations annotations = Annotations.NONE.with("a", "x").with("b", 1L).with("a", "y");

        assertThat(annotations.values()).containsExactly(Map.entry("a", "y"), Map.entry("b", 1L));
        assertThatThrownBy(() -> new Annotations(Map.of("a", 1)))
                .hasMessage("the annotation a can't be a java.lang.Integer");
        assertThatThrownBy(() -> Annotations.NONE.with("", "x")).hasMessageContaining("1 to 255 characters");
    }
}
