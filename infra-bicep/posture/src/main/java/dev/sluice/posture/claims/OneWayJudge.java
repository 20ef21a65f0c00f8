package dev.sluice.posture.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Tenant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Judges that nothing in IT's plan names a resource of OT, or of a third side, as something to connect to. */
final class OneWayJudge {
    private static final ClaimId CLAIM = ClaimId.ONE_WAY;

    /** What is deployed shows who is connected to it: whether that may be is judged with the endpoints. */
    private static final String CONNECTED = "/properties/privateEndpointConnections/";

    private final World world;
    private final Board board;
    private final Set<String> otSubscriptions = new HashSet<>();

    OneWayJudge(World world, Board board) {
        this.world = world;
        this.board = board;
        world.ot().parts().forEach(part -> otSubscriptions.add(Ids.subscription(part.id())));
        world.it().parts().forEach(part -> otSubscriptions.remove(Ids.subscription(part.id())));
        otSubscriptions.remove("");
    }

    void judge() {
        for (Part part : world.it().parts()) {
            if (part.pointer().isEmpty()) {
                board.rests(CLAIM, part.here());
                Leaves.matching(part.here(), this::names).stream()
                        .filter(place -> !place.pointer().startsWith(CONNECTED))
                        .forEach(this::judge);
            }
        }
        world.figure().uses().stream()
                .filter(use -> use.crosses() && use.actor().part().tenant() == Tenant.IT)
                .forEach(this::judge);
        world.itNetwork().connections().stream()
                .filter(connection ->
                        connection.target().text().flatMap(world.it()::find).isEmpty())
                .forEach(connection -> board.object(
                        CLAIM,
                        connection.target(),
                        "an endpoint of IT leads to " + connection.target().shown() + ", which isn't IT's",
                        "remove it"));
    }

    private void judge(Use use) {
        board.refute(
                CLAIM,
                use.place(),
                Texts.name(use.actor().part()) + " of IT is told of " + Texts.name(use.target()) + " of OT",
                "remove it");
    }

    private void judge(Place place) {
        board.refute(CLAIM, place, "names something of OT: " + place.shown(), "remove it: IT needs no resource of OT");
    }

    private boolean names(JsonNode value) {
        String text = value.asText().toLowerCase(Locale.ROOT);
        return otSubscriptions.stream().anyMatch(text::contains)
                || (text.startsWith("/subscriptions/")
                        && world.ot().find(text).isPresent()
                        && world.it().find(text).isEmpty());
    }
}
