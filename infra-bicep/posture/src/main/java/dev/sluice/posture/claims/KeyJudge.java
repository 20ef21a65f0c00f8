package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Secrets;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Locale;

/** Judges keys: those of IoT Hub, which its built-in endpoint insists on, and those of Event Hubs. */
final class KeyJudge {
    private static final ClaimId CLAIM = ClaimId.KEYS;
    private static final String NAMESPACE = "Microsoft.EventHub/namespaces";

    private final World world;
    private final Board board;
    private final Sender sender;

    KeyJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
    }

    void judge() {
        for (Plan plan : world.plans()) {
            plan.all(NAMESPACE).forEach(this::judgeNamespace);
            plan.all(NAMESPACE + "/AuthorizationRules")
                    .forEach(rule -> board.refute(
                            CLAIM,
                            rule.here(),
                            "rule " + rule.name() + " is a key to every hub of the namespace",
                            "remove it; a key, if any, is for one hub"));
            plan.all(NAMESPACE + "/eventhubs/authorizationRules").forEach(this::judgeRule);
            plan.all("Microsoft.Devices/IotHubs").forEach(this::judgeHub);
        }
    }

    /** A namespace takes keys only where the foreign sender comes with one. */
    private void judgeNamespace(Part namespace) {
        Place local = namespace.at("/properties/disableLocalAuth");
        boolean keyed = sender.isByKey()
                && sender.uses().stream().anyMatch(use -> use.target().equals(namespace));
        if (keyed) {
            if (local.is("true")) {
                board.refute(
                        ClaimId.BRIDGE_SENDS_TO_IT,
                        local,
                        "the namespace takes no keys, and the sender has nothing else",
                        "set it to false, or send as an identity");
            } else if (local.isExpression()) {
                board.doubt(CLAIM, local, "is known only at run time", "write it in plain values");
            } else {
                board.rests(CLAIM, local);
            }
        } else if (local.is("true")) {
            board.rests(ClaimId.HARDENING, local);
        } else {
            board.object(
                    ClaimId.HARDENING,
                    local,
                    "disableLocalAuth is " + local.shown() + ": the namespace takes keys",
                    "set it to true");
        }
    }

    private void judgeRule(Part rule) {
        List<Part> needed = sender.isByKey() ? sender.keyRules() : List.of();
        List<Place> rights = rule.each("/properties/rights");
        if (needed.size() == 1
                && needed.get(0).equals(rule)
                && rights.size() == 1
                && rights.get(0).is("Send")) {
            board.rests(CLAIM, rights.get(0));
            board.rests(ClaimId.BRIDGE_SENDS_TO_IT, rights.get(0));
            return;
        }
        String message = "key " + rule.name() + " with "
                + rule.at("/properties/rights").shown() + " is needed by no hop, or may do more than it takes";
        board.object(
                CLAIM, rule.at("/properties/rights"), message, "remove it; the sender's key may only Send, on its hub");
    }

    /** Without policies IoT Hub makes five, one of them an owner's. */
    private void judgeHub(Part hub) {
        List<Place> policies = hub.each("/properties/authorizationPolicies");
        Place list = hub.at("/properties/authorizationPolicies");
        if (policies.size() != 1) {
            board.object(
                    CLAIM,
                    list,
                    "declares " + policies.size() + " access policies, not one",
                    "declare one with ServiceConnect: without any, IoT Hub makes an owner's");
        }
        for (Place policy : policies) {
            if (!policy.at("/rights").is("ServiceConnect")) {
                board.object(
                        CLAIM,
                        policy.at("/rights"),
                        "policy " + policy.at("/keyName").shown() + " may "
                                + policy.at("/rights").shown(),
                        "leave ServiceConnect only");
            } else {
                board.rests(CLAIM, policy.at("/rights"));
            }
            policy.fields().stream()
                    .filter(field -> !List.of("keyName", "rights").contains(field.name()))
                    .forEach(field -> board.refute(
                            ClaimId.SECRETS, field.place(), "a key is written in the plan", "leave it to the service"));
        }
        judgeLocalAuth(hub, policies);
    }

    private void judgeLocalAuth(Part hub, List<Place> policies) {
        Place local = hub.at("/properties/disableLocalAuth");
        List<Use> readers = world.figure().uses(Purpose.READ_SOURCE).stream()
                .filter(use -> use.target().equals(hub))
                .toList();
        if (readers.isEmpty() && !local.is("true")) {
            board.object(CLAIM, local, "takes keys, though nobody reads it with one", "set it to true");
        } else if (!readers.isEmpty() && (local.is("true") || local.isExpression())) {
            board.object(
                    ClaimId.BRIDGE_READS_SOURCE,
                    local,
                    "the built-in endpoint is read with a key, and keys are disabled",
                    "set it to false");
        } else {
            board.rests(CLAIM, local);
        }
        for (Actor actor : readers.stream().map(Use::actor).distinct().toList()) {
            List<Use> own =
                    readers.stream().filter(use -> use.actor().equals(actor)).toList();
            long keys = own.stream().filter(use -> judgeKeyOf(use, policies)).count();
            if (keys == 0) {
                lacksKey(hub, actor);
            }
        }
    }

    private void lacksKey(Part hub, Actor actor) {
        List<Part> unseen = world.planOf(hub).all("Microsoft.KeyVault/vaults/secrets").stream()
                .filter(secret -> secret.at("/properties/value").isAbsent())
                .toList();
        if (!unseen.isEmpty()) {
            unseen.forEach(secret -> board.doubt(
                    ClaimId.BRIDGE_READS_SOURCE,
                    secret.at("/properties/value"),
                    "whether the secret is the hub's key can't be seen in what is deployed",
                    "check the plan, too"));
            return;
        }
        String message = Texts.name(actor.part()) + " refers to no secret that holds the hub's key";
        String fix = "write the key to the vault, and refer to it in a setting";
        board.refute(ClaimId.BRIDGE_READS_SOURCE, hub.here(), message, fix);
        board.refute(ClaimId.BRIDGE_READS_SOURCE, actor.part().here(), message, fix);
        world.planOf(hub)
                .all("Microsoft.KeyVault/vaults")
                .forEach(vault -> board.refute(ClaimId.BRIDGE_READS_SOURCE, vault.here(), message, fix));
    }

    /** The secret must be the key of the declared policy. */
    private boolean judgeKeyOf(Use use, List<Place> policies) {
        boolean found = false;
        for (Part secret : world.planOf(use.target()).all("Microsoft.KeyVault/vaults/secrets")) {
            Place value = secret.at("/properties/value");
            boolean fromHub = value.raw()
                    .toLowerCase(Locale.ROOT)
                    .contains(use.target().id().toLowerCase(Locale.ROOT));
            if (!fromHub || !Secrets.isNamed(use.place(), secret)) {
                continue;
            }
            found = true;
            boolean declared = policies.stream()
                    .map(policy -> policy.at("/keyName").raw().toLowerCase(Locale.ROOT))
                    .anyMatch(name -> Expression.of(value.value()).stream()
                            .flatMap(expression -> expression.literals().stream())
                            .anyMatch(
                                    literal -> literal.toLowerCase(Locale.ROOT).endsWith("/iothubkeys/" + name)));
            if (declared) {
                board.rests(ClaimId.BRIDGE_READS_SOURCE, value);
            } else {
                policies.forEach(policy -> board.refute(
                        ClaimId.BRIDGE_READS_SOURCE,
                        policy.at("/keyName"),
                        "isn't the policy whose key is in the vault",
                        "declare the policy that the secret is made of"));
                board.refute(
                        ClaimId.BRIDGE_READS_SOURCE,
                        value,
                        "is the key of a policy that isn't declared",
                        "take the key of the declared policy");
            }
        }
        return found;
    }
}
