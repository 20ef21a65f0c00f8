package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.RoleAssignment;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of the command line that says who may use the server. Keys are in the configuration file only. */
final class AccessOptions {
    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "takes tokens (JWT) of this issuer, which publishes its keys by OpenID discovery")
    private @Nullable URI issuer;

    @Option(
            names = "--role",
            paramLabel = "PRINCIPAL:ROLE[:HUB]",
            converter = RoleSpec.class,
            description = "what a principal of the issuer may be: sender, receiver, owner; may be given several times")
    private List<RoleAssignment> roles = new ArrayList<>();

    @Option(names = "--open", description = "everybody may do everything, with any token or none")
    private boolean open;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "IP address to listen on; another than the loopback one needs keys of your own in --config")
    private @Nullable InetAddress address;

    /** A configuration with what they say. */
    EventHubsConfig on(EventHubsConfig config) {
        EventHubsConfig allowing = config.withAccess(access(config.access()));
        return address == null ? allowing : allowing.withAddress(address);
    }

    private Access access(Access configured) {
        Access access = open ? openInstead(configured) : configured;
        IssuerConfig trusted = trusted(access.issuer());
        return trusted == null ? access : access.withIssuer(trusted);
    }

    private Access openInstead(Access configured) {
        boolean keys = !configured.equals(Access.PUBLISHED);
        if (issuer != null || keys) {
            throw new IllegalArgumentException(
                    "--open lets everybody in: leave it out, or --issuer and the rules of the configuration");
        }
        return Access.OPEN;
    }

    private @Nullable IssuerConfig trusted(@Nullable IssuerConfig configured) {
        IssuerConfig trusted = issuer == null ? configured : at(issuer, configured);
        if (trusted == null && !roles.isEmpty()) {
            throw new IllegalArgumentException("--role is for principals of an issuer: give --issuer, too");
        }
        for (RoleAssignment role : roles) {
            trusted = trusted == null ? null : trusted.withRole(role);
        }
        if (issuer != null && trusted != null && trusted.roles().isEmpty()) {
            throw new IllegalArgumentException("nobody of the issuer " + issuer
                    + " could do anything: give --role PRINCIPAL:ROLE, or roles in the configuration file");
        }
        return trusted;
    }

    private static IssuerConfig at(URI issuer, @Nullable IssuerConfig configured) {
        return configured == null
                ? IssuerConfig.of(issuer)
                : new IssuerConfig(issuer, configured.audiences(), configured.tenant(), configured.roles());
    }
}
