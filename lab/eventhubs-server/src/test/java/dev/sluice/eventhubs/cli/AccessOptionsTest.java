package dev.sluice.eventhubs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.eventhubs.SharedAccessRule;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AccessOptionsTest {
    private static final URI ISSUER = URI.create("https://login.example/t");
    private static final EventHubsConfig DEFAULT = EventHubsConfig.in(Path.of("data"));
    private static final EventHubsConfig CONFIGURED =
            DEFAULT.withAccess(Access.of(SharedAccessRule.ofNamespace("own", "key", Right.SEND))
                    .withIssuer(IssuerConfig.of(URI.create("https://other.example"))
                            .withTenant("t")
                            .withRole(RoleAssignment.of("p", Role.DATA_SENDER))));

    @Test
    void leavesTheConfigurationAsItIs() {
        assertThat(on(DEFAULT)).isEqualTo(DEFAULT);
        assertThat(on(CONFIGURED)).isEqualTo(CONFIGURED);
    }

    @Test
    void takesTokensOfAnIssuerBesidesThePublishedKey() {
        Access access = on(DEFAULT, "--issuer", ISSUER.toString(), "--role", "p:sender:h", "--role", "q:owner")
                .access();

        assertThat(access.rules()).containsExactly(SharedAccessRule.PUBLISHED);
        assertThat(access.issuer())
                .isEqualTo(IssuerConfig.of(ISSUER)
                        .withRole(RoleAssignment.of("p", Role.DATA_SENDER, "h"))
                        .withRole(RoleAssignment.of("q", Role.DATA_OWNER)));
    }

    @Test
    void addsToTheConfiguredIssuer() {
        Access access = on(CONFIGURED, "--issuer", ISSUER.toString(), "--role", "q:receiver")
                .access();

        assertThat(access.issuer())
                .isEqualTo(IssuerConfig.of(ISSUER)
                        .withTenant("t")
                        .withRole(RoleAssignment.of("p", Role.DATA_SENDER))
                        .withRole(RoleAssignment.of("q", Role.DATA_RECEIVER)));
    }

    @Test
    void opensOnlyWhatHasNoKeysOfItsOwn() {
        assertThat(on(DEFAULT, "--open").access()).isEqualTo(Access.OPEN);
        assertThatThrownBy(() -> on(CONFIGURED, "--open")).hasMessageStartingWith("--open lets everybody in");
    }

    @Test
    void bindsKeysOfItsOwnElsewhere() throws Exception {
        assertThat(on(CONFIGURED, "--bind", "192.0.2.1").address()).isEqualTo(InetAddress.getByName("192.0.2.1"));
    }

    private static EventHubsConfig on(EventHubsConfig config, String... arguments) {
        return CommandLine.populateCommand(new AccessOptions(), arguments).on(config);
    }
}
