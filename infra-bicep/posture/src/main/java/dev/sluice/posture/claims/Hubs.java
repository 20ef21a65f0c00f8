package dev.sluice.posture.claims;

import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.figure.Streams;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.List;
import java.util.stream.Stream;

/** Which hubs of a namespace a use is about. */
final class Hubs {
    private static final String TYPE = "Microsoft.EventHub/namespaces/eventhubs";

    private final World world;

    Hubs(World world) {
        this.world = world;
    }

    /** Those whose name the actor is told for this connection; the only one where it is told none. */
    List<Part> of(Use use) {
        List<Part> all = world.planOf(use.target()).children(use.target().id(), TYPE).stream()
                .filter(part -> part.isA(TYPE))
                .toList();
        List<Part> told = all.stream()
                .filter(hub -> names(use).anyMatch(place -> Needs.mentions(place.raw(), hub.name())))
                .toList();
        boolean only = all.size() == 1 && !use.actor().kind().isTrustedService();
        return told.isEmpty() && only ? all : told;
    }

    private Stream<Place> names(Use use) {
        Actor actor = use.actor();
        return switch (actor.kind()) {
            case STREAM_JOB ->
                world
                        .planOf(actor.part())
                        .children(actor.part().id(), "Microsoft.StreamAnalytics/streamingjobs/inputs")
                        .stream()
                        .map(input -> input.at(Streams.HUB));
            case IOT_HUB ->
                actor.part().each("/properties/routing/endpoints/eventHubs").stream()
                        .map(endpoint -> endpoint.at("/entityPath"));
            case FUNCTION_APP, CONTAINER_APP ->
                Stream.concat(told(use).stream().map(Setting::value), Stream.of(use.place()));
        };
    }

    /** Where nothing names a hub for this connection, whatever the actor is told may be its name. */
    private static List<Setting> told(Use use) {
        List<Setting> own = use.actor().toldWith(use.place()).stream()
                .filter(Setting::isHub)
                .toList();
        return own.isEmpty() ? use.actor().settings() : own;
    }
}
