package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Secrets;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the chain by which OT's identity becomes one that IT knows: managed identity, federated credential,
 * application, service principal. Source: Microsoft Entra, "Configure an application to trust a managed identity".
 */
final class SenderJudge {
    private static final ClaimId CLAIM = ClaimId.BRIDGE_SENDS_TO_IT;
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private final World world;
    private final Board board;
    private final Sender sender;

    SenderJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
    }

    void judge() {
        sender.uses().stream()
                .map(Use::actor)
                .distinct()
                .forEach(sender.isByKey() ? this::judgeKey : this::judgeIdentity);
        world.ledger().servicePrincipals().forEach(this::judgePrincipal);
        world.ledger().federatedCredentials().forEach(this::judgeCredential);
        if (!sender.isByKey() && world.ledger().federatedCredentials().isEmpty()) {
            board.refute(
                    CLAIM,
                    world.ledger().whole().at("/federatedCredentials"),
                    "the ledger has no federated credential",
                    "add the credential of the bridge's identity to the application");
        }
        if (!sender.isByKey() && world.ledger().servicePrincipals().isEmpty()) {
            board.refute(
                    CLAIM,
                    world.ledger().whole().at("/servicePrincipals"),
                    "the ledger has no service principal of the sender",
                    "make the application's service principal in IT");
        }
    }

    private void judgeKey(Actor bridge) {
        boolean read = bridge.settings().stream()
                .map(Actor.Setting::value)
                .anyMatch(value -> world.ot().all("Microsoft.KeyVault/vaults/secrets").stream()
                        .anyMatch(secret -> Secrets.isGiven(secret) && Secrets.isNamed(value, secret)));
        if (!read) {
            board.refute(
                    CLAIM,
                    bridge.part().here(),
                    "reads no key of the other tenant from the vault",
                    "refer to the secret in a setting");
        }
    }

    private void judgeIdentity(Actor bridge) {
        List<Part> credentials = world.ledger().federatedCredentials();
        boolean trusted = credentials.stream()
                .anyMatch(entry -> entry.at("/subjectResourceId")
                        .text()
                        .filter(bridge::isNamedBy)
                        .isPresent());
        if (!trusted && !credentials.isEmpty()) {
            String message = "no federated credential is for an identity of " + Texts.name(bridge.part());
            board.refute(
                    CLAIM,
                    bridge.part().at("/identity"),
                    message,
                    "attach the identity whose credential the application has");
            credentials.forEach(entry -> board.refute(
                    CLAIM, entry.at("/subjectResourceId"), message, "name the bridge's user-assigned identity"));
        }
        boolean told = world.ledger().servicePrincipals().stream()
                .anyMatch(entry ->
                        entry.at("/appId").text().filter(bridge::isTold).isPresent());
        if (!told && !world.ledger().servicePrincipals().isEmpty()) {
            String message = Texts.name(bridge.part()) + " isn't told the application that IT knows";
            board.refute(CLAIM, bridge.part().at("/properties/siteConfig/appSettings"), message, "set its client id");
            world.ledger()
                    .servicePrincipals()
                    .forEach(entry ->
                            board.refute(CLAIM, entry.at("/appId"), message, "record the application the bridge uses"));
        }
        judgeTenantTold(bridge);
    }

    private void judgeTenantTold(Actor bridge) {
        Optional<String> tenant = world.tenantId(Tenant.IT);
        if (tenant.isPresent() && !bridge.isTold(tenant.get())) {
            board.refute(
                    CLAIM,
                    bridge.part().at("/properties/siteConfig/appSettings"),
                    Texts.name(bridge.part()) + " isn't told IT's tenant",
                    "set its tenant id");
        }
    }

    private void judgePrincipal(Part entry) {
        Place owner = entry.at("/appOwnerOrganizationId");
        Optional<String> tenant = world.tenantId(Tenant.OT);
        if (tenant.isEmpty()) {
            board.doubt(
                    CLAIM,
                    world.whole(Tenant.OT).at("/outputs/tenantId"),
                    "the plan doesn't say its tenant",
                    "give it the output tenantId");
        } else if (!owner.is(tenant.get())) {
            board.refute(
                    CLAIM, owner, "the application is of tenant " + owner.shown() + ", not of OT", "register it in OT");
        } else {
            board.rests(CLAIM, owner);
        }
        boolean held = world.grants().stream()
                .anyMatch(grant ->
                        entry.at("/id").text().filter(grant.principal()::is).isPresent());
        if (!held) {
            board.refute(
                    CLAIM,
                    entry.at("/id"),
                    "no role is given to service principal " + entry.at("/id").shown(),
                    "give it the sender's role, or remove it");
        }
    }

    private void judgeCredential(Part entry) {
        Place subject = entry.at("/subjectResourceId");
        if (subject.text()
                .flatMap(world.ot()::find)
                .filter(part -> part.isA("Microsoft.ManagedIdentity/userAssignedIdentities"))
                .isEmpty()) {
            board.refute(
                    CLAIM,
                    subject,
                    "the credential is for " + subject.shown() + ", which is no user-assigned identity of OT",
                    "name the bridge's identity");
        } else {
            board.rests(CLAIM, subject);
        }
        world.tenantId(Tenant.OT)
                .ifPresent(
                        tenant -> mustBe(entry.at("/issuer"), "https://login.microsoftonline.com/" + tenant + "/v2.0"));
        mustBe(entry.at("/audiences/0"), AUDIENCE);
        if (entry.each("/audiences").size() > 1) {
            board.refute(CLAIM, entry.at("/audiences"), "has more than one audience", "leave " + AUDIENCE);
        }
    }

    private void mustBe(Place place, String wanted) {
        if (place.is(wanted)) {
            board.rests(CLAIM, place);
        } else {
            board.refute(CLAIM, place, "is " + place.shown() + ", not " + wanted, "set it to " + wanted);
        }
    }
}
