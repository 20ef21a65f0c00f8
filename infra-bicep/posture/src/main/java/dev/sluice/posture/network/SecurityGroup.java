package dev.sluice.posture.network;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A network security group with its rules in the order they are tried.
 *
 * @param part where it is declared
 * @param rules lowest priority number first
 */
public record SecurityGroup(Part part, List<Rule> rules) {
    /** What a group does with a flow, and the rule that says so; empty for a default rule. */
    record Decision(boolean allowed, boolean known, Optional<Rule> rule) {}

    static Optional<SecurityGroup> of(Plan plan, Place id) {
        return id.text().flatMap(plan::find).map(part -> new SecurityGroup(part, rulesOf(plan, part)));
    }

    private static List<Rule> rulesOf(Plan plan, Part group) {
        return plan.children(group.id(), "Microsoft.Network/networkSecurityGroups/securityRules").stream()
                .map(Rule::new)
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList();
    }

    /** Whether a rule that denies everything ends each direction. */
    public boolean deniesTheRest(boolean inbound) {
        return rules.stream()
                .filter(rule -> inbound ? rule.isInbound() : rule.isOutbound())
                .anyMatch(Rule::deniesAll);
    }

    /** What becomes of a flow. A rule that allows must cover it whole; one that denies any of it denies it. */
    Decision decide(Flow flow, boolean inbound) {
        for (Rule rule : rules) {
            boolean sameDirection = inbound ? rule.isInbound() : rule.isOutbound();
            if (rule.isUnclear()) {
                return new Decision(false, false, Optional.of(rule));
            }
            if (!sameDirection || !rule.meansPort(flow.port())) {
                continue;
            }
            if (rule.allows() && rule.meets(covering(flow.from(), flow), covering(flow.to(), flow))) {
                return new Decision(true, true, Optional.of(rule));
            }
            if (rule.denies() && rule.meets(touching(flow.from(), flow), touching(flow.to(), flow))) {
                return new Decision(false, true, Optional.of(rule));
            }
        }
        boolean inside = flow.network().stream().anyMatch(space -> space.covers(flow.to()))
                && flow.network().stream().anyMatch(space -> space.covers(flow.from()));
        return new Decision(inside, true, Optional.empty());
    }

    /** Whether TCP between a service tag and addresses of the subnet passes; by default out of it, and from probes. */
    boolean passesTag(String tag, Cidr addresses, int port, boolean inbound) {
        Flow flow = new Flow(addresses, addresses, port, List.of(addresses));
        Predicate<String> far = text -> text.equals("*") || text.equalsIgnoreCase(tag);
        for (Rule rule : rules) {
            boolean sameDirection = inbound ? rule.isInbound() : rule.isOutbound();
            if (!sameDirection || rule.isUnclear() || !rule.meansPort(port)) {
                continue;
            }
            if (rule.allows() && meets(rule, inbound, far, covering(addresses, flow))) {
                return true;
            }
            if (rule.denies() && meets(rule, inbound, far, touching(addresses, flow))) {
                return false;
            }
        }
        return !inbound || tag.equals("AzureLoadBalancer");
    }

    private static boolean meets(Rule rule, boolean inbound, Predicate<String> far, Predicate<String> near) {
        return inbound ? rule.meets(far, near) : rule.meets(near, far);
    }

    private static Predicate<String> covering(Cidr addresses, Flow flow) {
        return prefix -> prefix.equals("*")
                || (prefix.equalsIgnoreCase("VirtualNetwork")
                        && flow.network().stream().anyMatch(space -> space.covers(addresses)))
                || Cidr.parse(prefix).filter(range -> range.covers(addresses)).isPresent();
    }

    private static Predicate<String> touching(Cidr addresses, Flow flow) {
        return prefix -> prefix.equals("*")
                || (prefix.equalsIgnoreCase("VirtualNetwork")
                        && flow.network().stream().anyMatch(space -> space.overlaps(addresses)))
                || Cidr.parse(prefix).filter(range -> range.overlaps(addresses)).isPresent();
    }
}
