package dev.sluice.posture.network;

import java.util.List;
import java.util.Optional;

/**
 * A flow to or from the platform, or within a subnet. Source: Azure Container Apps, "Securing a virtual network with a
 * network security group"; Microsoft Entra's service tag.
 *
 * @param tag the service tag at the far end; empty for the subnet itself
 * @param inbound whether it comes in
 * @param ports ports that must pass, each for its range
 */
public record PlatformFlows(Optional<String> tag, boolean inbound, List<Integer> ports) {
    /** Tokens. */
    public static final List<PlatformFlows> TOKENS =
            List.of(new PlatformFlows(Optional.of("AzureActiveDirectory"), false, List.of(443)));

    /** What an environment of container apps needs. */
    public static final List<PlatformFlows> ENVIRONMENT = List.of(
            new PlatformFlows(Optional.empty(), true, List.of(443, 8080, 31080)),
            new PlatformFlows(Optional.empty(), false, List.of(443, 8080, 31080)),
            new PlatformFlows(Optional.of("AzureLoadBalancer"), true, List.of(30000, 32767)),
            new PlatformFlows(Optional.of("MicrosoftContainerRegistry"), false, List.of(443)),
            new PlatformFlows(Optional.of("AzureFrontDoor.FirstParty"), false, List.of(443)),
            new PlatformFlows(Optional.of("AzureActiveDirectory"), false, List.of(443)));

    public PlatformFlows {
        ports = List.copyOf(ports);
    }

    /** Whether the group of a subnet lets it pass on every port. */
    public boolean passes(SecurityGroup group, Subnet subnet) {
        return subnet.prefixes().stream()
                .allMatch(prefix -> ports.stream().allMatch(port -> passes(group, prefix, port)));
    }

    /** In words. */
    public String shown() {
        String far = tag.orElse("itself");
        return (inbound ? "TCP from " : "TCP to ") + far;
    }

    private boolean passes(SecurityGroup group, Cidr prefix, int port) {
        return tag.isPresent()
                ? group.passesTag(tag.get(), prefix, port, inbound)
                : group.decide(new Flow(prefix, prefix, port, List.of(prefix)), inbound)
                        .allowed();
    }
}
