package dev.sluice.posture.figure;

import dev.sluice.posture.access.Grant;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in use, found by what the plans say of it and never by our names: who runs in each tenant, and what each
 * connects to.
 *
 * @param actors who runs
 * @param uses what they connect to
 * @param strays places that name a service of neither plan
 */
public record Figure(List<Actor> actors, List<Use> uses, List<Place> strays) {
    public Figure {
        actors = List.copyOf(actors);
        uses = List.copyOf(uses);
        strays = List.copyOf(strays);
    }

    /** The figure that two plans draw. */
    public static Figure of(Plan ot, Plan it, List<Grant> grants) {
        List<Actor> actors = new ArrayList<>(new Actors(ot).find());
        actors.addAll(new Actors(it).find());
        UseFinder finder = new UseFinder(ot, it, grants);
        actors.forEach(finder::add);
        actors.forEach(finder::addKeySender);
        return new Figure(actors, finder.uses(), finder.strays());
    }

    /** The uses for a purpose. */
    public List<Use> uses(Use.Purpose purpose) {
        return uses.stream().filter(use -> use.purpose() == purpose).toList();
    }

    /** Those who run in a tenant. */
    public List<Actor> actors(Tenant tenant) {
        return actors.stream().filter(actor -> actor.part().tenant() == tenant).toList();
    }

    /** The uses of a resource. */
    public List<Use> usesOf(Part target) {
        return uses.stream()
                .filter(use -> use.target().tenant() == target.tenant())
                .filter(use -> use.target().id().equalsIgnoreCase(target.id()))
                .toList();
    }
}
