package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.figure.Streams;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges that who reads a hub does so by a consumer group that exists, and by one of its own: two that share one take
 * each other's partitions.
 */
final class ReaderJudge {
    private static final String DEFAULT = "$Default";
    private static final List<String> GROUPS = List.of(
            "Microsoft.EventHub/namespaces/eventhubs/consumergroups",
            "Microsoft.Devices/IotHubs/eventHubEndpoints/ConsumerGroups");

    private final World world;
    private final Board board;
    private final Hubs hubs;
    private final Map<String, Actor> readers = new HashMap<>();

    ReaderJudge(World world, Board board) {
        this.world = world;
        this.board = board;
        hubs = new Hubs(world);
    }

    void judge() {
        world.figure().uses().stream()
                .filter(use -> use.purpose() == Purpose.READ_SOURCE || use.purpose() == Purpose.READ_HUB)
                .forEach(use -> groups(use).forEach(group -> judge(use, group)));
    }

    private Stream<Place> groups(Use use) {
        Actor actor = use.actor();
        return actor.kind() == Actor.Kind.STREAM_JOB
                ? world
                        .planOf(actor.part())
                        .children(actor.part().id(), "Microsoft.StreamAnalytics/streamingjobs/inputs")
                        .stream()
                        .map(input -> input.at(Streams.CONSUMER_GROUP))
                : told(use).stream().filter(Setting::isGroup).map(Setting::value);
    }

    /** Where no group is about this connection, whatever group the actor is told. */
    private static List<Setting> told(Use use) {
        List<Setting> own = use.actor().toldWith(use.place());
        return own.stream().anyMatch(Setting::isGroup) ? own : use.actor().settings();
    }

    private void judge(Use use, Place group) {
        String name = group.isAbsent() || group.is("") ? DEFAULT : group.raw();
        boolean exists = name.equalsIgnoreCase(DEFAULT) || declared(use).anyMatch(name::equalsIgnoreCase);
        Actor other = readers.putIfAbsent(idsOf(use) + "\n" + name.toLowerCase(Locale.ROOT), use.actor());
        if (!exists) {
            board.object(
                    use.claim(),
                    group,
                    Texts.name(use.actor().part()) + " reads by the consumer group " + name + ", which "
                            + String.join(
                                    ", ", read(use).stream().map(Texts::name).toList())
                            + " doesn't have",
                    "declare the group");
        } else if (other != null && !other.is(use.actor().part())) {
            board.refute(
                    use.claim(),
                    group.isAbsent() ? use.actor().part().here() : group,
                    Texts.name(use.actor().part()) + " and " + Texts.name(other.part()) + " share the consumer group "
                            + name + ": each would read a part",
                    "give each a group of its own");
        } else {
            board.rests(use.claim(), group.isAbsent() ? use.actor().part().here() : group);
        }
    }

    private Stream<String> declared(Use use) {
        return read(use).stream()
                .flatMap(hub -> GROUPS.stream().flatMap(type -> world.planOf(hub).children(hub.id(), type).stream()))
                .map(Part::name);
    }

    private List<String> idsOf(Use use) {
        return read(use).stream().map(Part::id).toList();
    }

    /** The hub that is read; its service where the plan has no hub of that name. */
    private List<Part> read(Use use) {
        List<Part> found = hubs.of(use);
        return found.isEmpty() ? List.of(use.target()) : found;
    }
}
