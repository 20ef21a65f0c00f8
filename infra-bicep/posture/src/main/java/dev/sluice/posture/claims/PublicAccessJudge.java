package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;

/** Judges what is open to the public where that depends on who uses it: storage, vaults, access rules of sites. */
final class PublicAccessJudge {
    private static final ClaimId CLAIM = ClaimId.PUBLIC_ACCESS;
    private static final List<String> RULES =
            List.of("ipRules", "ipv6Rules", "virtualNetworkRules", "resourceAccessRules");

    private final World world;
    private final Board board;

    PublicAccessJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        for (Plan plan : world.plans()) {
            plan.all("Microsoft.Storage/storageAccounts").forEach(this::judgeAccount);
            plan.all("Microsoft.KeyVault/vaults").forEach(this::judgeVault);
            plan.all("siteConfig").forEach(this::judgeRestrictions);
            plan.all("Microsoft.Devices/IotHubs").forEach(this::judgeHub);
        }
    }

    /** The account a trusted service writes to is Enabled behind a firewall without rules, and no other is. */
    private void judgeAccount(Part account) {
        boolean trusted = world.figure().usesOf(account).stream()
                .map(use -> use.actor().kind())
                .anyMatch(Actor.Kind::isTrustedService);
        Place access = account.at("/properties/publicNetworkAccess");
        if (trusted) {
            if (access.is("Disabled")) {
                board.doubt(
                        ClaimId.RESULTS_ARE_STORED,
                        access,
                        "whether trusted services pass a disabled public endpoint isn't documented",
                        "set it to Enabled, behind Deny without rules");
            } else {
                must(access, "Enabled");
            }
        } else {
            must(access, "Disabled");
        }
        judgeAcls(account);
        Place bypass = account.at("/properties/networkAcls/bypass");
        if (bypass.is("AzureServices")) {
            board.rests(ClaimId.HARDENING, bypass);
        } else if (bypass.is("None") && !trusted) {
            board.doubt(
                    ClaimId.HARDENING,
                    bypass,
                    "trusted services, which the platform's own logs and backups come by, are kept out",
                    "set it to AzureServices");
        } else {
            board.object(
                    trusted && bypass.is("None") ? ClaimId.RESULTS_ARE_STORED : ClaimId.HARDENING,
                    bypass,
                    "bypass is " + bypass.shown() + ", not AzureServices",
                    "set it to AzureServices");
        }
    }

    private void judgeVault(Part vault) {
        judgeAcls(vault);
        Place bypass = vault.at("/properties/networkAcls/bypass");
        if (!bypass.is("None") && !bypass.is("AzureServices")) {
            board.object(ClaimId.HARDENING, bypass, "bypass is " + bypass.shown(), "set it to None");
        }
    }

    private void judgeAcls(Part part) {
        must(part.at("/properties/networkAcls/defaultAction"), "Deny");
        for (String rules : RULES) {
            Place list = part.at("/properties/networkAcls/" + rules);
            if (!list.isEmpty()) {
                board.object(CLAIM, list, "the firewall has " + rules + ": " + list.shown(), "remove them");
            }
        }
        part.at("/properties/networkAcls").fields().stream()
                .filter(field -> !RULES.contains(field.name())
                        && !field.name().equals("defaultAction")
                        && !field.name().equals("bypass"))
                .forEach(field -> board.doubt(
                        ClaimId.INVENTORY, field.place(), "property " + field.name() + " is unknown", "remove it"));
    }

    private void judgeRestrictions(Part config) {
        for (String list : List.of("/ipSecurityRestrictions", "/scmIpSecurityRestrictions")) {
            config.each(list).stream()
                    .filter(rule -> !rule.at("/action").is("Deny"))
                    .forEach(rule -> board.object(CLAIM, rule, "lets callers in: " + rule.shown(), "remove the rule"));
            if (config.at(list).isExpression()) {
                board.doubt(CLAIM, config.at(list), "is known only at run time", "write it in plain values");
            }
        }
    }

    /** The built-in endpoint is outside of the hub's firewall unless it is told to be inside. */
    private void judgeHub(Part hub) {
        Place rules = hub.at("/properties/networkRuleSets");
        if (rules.isAbsent()) {
            return;
        }
        must(rules.at("/defaultAction"), "Deny");
        must(rules.at("/applyToBuiltInEventHubEndpoint"), "true");
        if (!rules.at("/ipRules").isEmpty()) {
            board.object(
                    CLAIM,
                    rules.at("/ipRules"),
                    "lets addresses in: " + rules.at("/ipRules").shown(),
                    "remove them");
        }
    }

    private void must(Place place, String wanted) {
        if (place.is(wanted)) {
            board.rests(CLAIM, place);
        } else {
            String name = place.pointer().substring(place.pointer().lastIndexOf('/') + 1);
            board.object(CLAIM, place, name + " is " + place.shown() + ", not " + wanted, "set it to " + wanted);
        }
    }
}
