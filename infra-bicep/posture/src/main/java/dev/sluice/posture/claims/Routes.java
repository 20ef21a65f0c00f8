package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges that an IoT Hub's messages go to the endpoint that is read, and to no other. */
final class Routes {
    private static final String BUILT_IN = "events";
    private final Board board;

    Routes(Board board) {
        this.board = board;
    }

    void judge(Part hub) {
        List<Place> custom = hub.each("/properties/routing/endpoints/eventHubs");
        String wanted = custom.isEmpty() ? BUILT_IN : custom.get(0).at("/name").raw();
        List<Place> routes = new ArrayList<>(hub.each("/properties/routing/routes"));
        Place fallback = hub.at("/properties/routing/fallbackRoute");
        if (!fallback.isAbsent()) {
            routes.add(fallback);
        }
        boolean arrives = hub.at("/properties/routing").isAbsent() && custom.isEmpty();
        for (Place route : routes) {
            arrives |= judge(route, wanted);
        }
        if (!arrives) {
            board.object(
                    ClaimId.BRIDGE_READS_SOURCE,
                    hub.at("/properties/routing/routes"),
                    "no route leads devices' messages to " + wanted,
                    "declare one that is enabled, for every message");
        }
        if (custom.size() > 1) {
            board.object(
                    ClaimId.EGRESS,
                    hub.at("/properties/routing/endpoints/eventHubs"),
                    "events are routed to more than one hub",
                    "leave one");
        }
    }

    private boolean judge(Place route, String wanted) {
        Optional<Place> other = route.at("/endpointNames").elements().stream()
                .filter(name -> !name.is(wanted))
                .findFirst();
        if (!route.at("/isEnabled").is("true")) {
            return false;
        }
        other.ifPresent(name -> board.object(
                ClaimId.EGRESS, name, "messages are routed to " + name.shown(), "route them to " + wanted));
        board.rests(ClaimId.EGRESS, route);
        Place condition = route.at("/condition");
        boolean all = condition.isAbsent() || condition.is("") || condition.is("true");
        return all
                && other.isEmpty()
                && !route.at("/endpointNames").isEmpty()
                && route.at("/source").is("DeviceMessages");
    }
}
