package dev.sluice.posture.claims;

import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Optional;

/** Which private link scopes hold a component or a workspace. */
final class Watching {
    static final String SCOPE = "Microsoft.Insights/privateLinkScopes";
    static final String MEMBER = SCOPE + "/scopedResources";

    private Watching() {}

    static List<Part> scopesOf(Plan plan, Part member) {
        return plan.all(MEMBER).stream()
                .filter(entry -> entry.at("/properties/linkedResourceId").is(member.id()))
                .map(entry -> plan.find(Ids.parent(entry.id())))
                .flatMap(Optional::stream)
                .toList();
    }
}
