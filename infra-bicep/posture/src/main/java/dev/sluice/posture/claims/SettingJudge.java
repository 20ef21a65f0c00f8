package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges what actors are told by name rather than by address: which hub and consumer group they read, and as whom.
 * Settings are known by how their names end, as teams choose the rest.
 */
final class SettingJudge {
    private static final String HUBS = "Microsoft.EventHub/namespaces/eventhubs";
    private static final Set<Purpose> HUB_USES =
            Set.of(Purpose.READ_SOURCE, Purpose.READ_HUB, Purpose.PUBLISH, Purpose.SEND_TO_OTHER_TENANT);
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern AUTHENTICATION = Pattern.compile("(?i)(ClientId=[0-9a-f-]{36};)?Authorization=AAD;?");
    private static final String IDENTITIES = "/providers/microsoft.managedidentity/userassignedidentities/";

    private final World world;
    private final Board board;

    SettingJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure().actors().forEach(actor -> actor.settings().forEach(setting -> judge(actor, setting)));
    }

    private void judge(Actor actor, Setting setting) {
        String name = setting.name().toLowerCase(Locale.ROOT).replace("_", "");
        if (setting.isHub()) {
            judgeHub(actor, setting.value());
        } else if (name.endsWith("clientid") || name.endsWith("identityclient")) {
            judgeIdentity(actor, setting.value(), GUID);
        } else if (name.equals("applicationinsightsauthenticationstring")) {
            judgeIdentity(actor, setting.value(), AUTHENTICATION);
        } else if (setting.name().toLowerCase(Locale.ROOT).endsWith("__credential")) {
            judgeCredential(actor, setting.value());
        }
    }

    private void judgeHub(Actor actor, Place value) {
        List<Part> services = world.figure().uses().stream()
                .filter(use -> use.actor().is(actor.part()) && HUB_USES.contains(use.purpose()))
                .map(Use::target)
                .toList();
        if (services.isEmpty() || services.stream().anyMatch(service -> hasHub(service, value))) {
            return;
        }
        board.object(
                PathJudge.claimOf(actor, world),
                value,
                Texts.name(actor.part()) + " is told hub " + value.shown() + ", which no hub it connects to is named",
                "name a hub of the plan");
    }

    private boolean hasHub(Part service, Place value) {
        if (value.isExpression()) {
            return value.raw().toLowerCase(Locale.ROOT).contains(service.id().toLowerCase(Locale.ROOT));
        }
        return value.is(service.name())
                || value.is(
                        service.at("/properties/eventHubEndpoints/events/path").raw())
                || world.planOf(service).children(service.id(), HUBS).stream()
                        .filter(part -> part.isA(HUBS))
                        .anyMatch(hub -> value.is(hub.name()));
    }

    /** An id written out can't be told from another one; a reference can. */
    private void judgeIdentity(Actor actor, Place value, Pattern literal) {
        boolean right = Expression.of(value.value())
                .map(expression -> refersToOwn(actor, expression))
                .orElse(literal.matcher(value.raw()).matches());
        if (!right) {
            board.object(
                    PathJudge.claimOf(actor, world),
                    value,
                    Texts.name(actor.part()) + " is told to be " + value.shown() + ", which isn't an identity it has",
                    "name the client id of its identity");
        }
    }

    private static boolean refersToOwn(Actor actor, Expression expression) {
        List<String> named = expression.literals().stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).contains(IDENTITIES))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(actor::isNamedBy);
    }

    private void judgeCredential(Actor actor, Place value) {
        if (!value.is("managedidentity")) {
            board.object(
                    ClaimId.HOSTS_REACH_STORAGE,
                    value,
                    Texts.name(actor.part()) + " connects as " + value.shown() + ", not as its identity",
                    "set it to managedidentity");
        }
    }
}
