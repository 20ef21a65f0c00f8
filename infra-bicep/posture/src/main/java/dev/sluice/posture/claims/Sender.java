package dev.sluice.posture.claims;

import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.List;

/** The foreign sender: as whom it comes into the other tenant. */
final class Sender {
    private static final String RULES = "Microsoft.EventHub/namespaces/eventhubs/authorizationRules";

    private final World world;

    Sender(World world) {
        this.world = world;
    }

    /** The uses that cross from OT. */
    List<Use> uses() {
        return world.figure().uses(Purpose.SEND_TO_OTHER_TENANT);
    }

    /** The rules of keys on the hubs that OT sends to. */
    List<Part> keyRules() {
        return uses().stream()
                .map(Use::target)
                .distinct()
                .flatMap(target -> world.planOf(target).children(target.id(), RULES).stream())
                .toList();
    }

    /** Whether it sends with a key: there is one, and IT knows no foreign application. */
    boolean isByKey() {
        return world.ledger().servicePrincipals().isEmpty() && !keyRules().isEmpty();
    }

    /** Whether a place names the principal that the foreign application has in IT. */
    boolean isPrincipal(Place principal) {
        return world.ledger().servicePrincipals().stream()
                .anyMatch(entry -> entry.at("/id").text().filter(principal::is).isPresent());
    }
}
