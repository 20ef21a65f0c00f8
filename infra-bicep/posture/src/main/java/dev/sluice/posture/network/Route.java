package dev.sluice.posture.network;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;

/** Routes of a route table. */
public final class Route {
    private Route() {}

    /** The routes of the table that a place names; none where it names none of the plan. */
    public static List<Part> of(Plan plan, Place table) {
        return table.text()
                .flatMap(plan::find)
                .map(found -> plan.children(found.id(), "Microsoft.Network/routeTables/routes"))
                .orElse(List.of());
    }
}
