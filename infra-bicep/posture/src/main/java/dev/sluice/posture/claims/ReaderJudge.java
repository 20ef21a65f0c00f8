package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.figure.Actor;
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
    private final Map<String, Actor> readers = new HashMap<>();

    ReaderJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure().uses().stream()
                .filter(use -> use.purpose() == Purpose.READ_SOURCE || use.purpose() == Purpose.READ_HUB)
                .forEach(use -> groups(use.actor()).forEach(group -> judge(use, group)));
    }

    private Stream<Place> groups(Actor actor) {
        return actor.kind() == Actor.Kind.STREAM_JOB
                ? world
                        .planOf(actor.part())
                        .children(actor.part().id(), "Microsoft.StreamAnalytics/streamingjobs/inputs")
                        .stream()
                        .map(input -> input.at(Streams.CONSUMER_GROUP))
                : actor.settings().stream()
                        .filter(setting -> setting.name()
                                .toLowerCase(Locale.ROOT)
                                .replace("_", "")
                                .endsWith("consumergroup"))
                        .map(Actor.Setting::value);
    }

    private void judge(Use use, Place group) {
        String name = group.isAbsent() || group.is("") ? DEFAULT : group.raw();
        boolean exists =
                name.equalsIgnoreCase(DEFAULT) || declared(use.target()).anyMatch(name::equalsIgnoreCase);
        Actor other = readers.putIfAbsent(use.target().id() + "\n" + name.toLowerCase(Locale.ROOT), use.actor());
        if (!exists) {
            board.object(
                    use.claim(),
                    group,
                    Texts.name(use.actor().part()) + " reads by the consumer group " + name + ", which "
                            + Texts.name(use.target()) + " doesn't have",
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

    private Stream<String> declared(Part service) {
        return GROUPS.stream()
                .flatMap(type -> world.planOf(service).children(service.id(), type).stream())
                .map(Part::name);
    }
}
