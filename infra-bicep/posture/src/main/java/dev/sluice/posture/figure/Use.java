package dev.sluice.posture.figure;

import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;

/**
 * That an actor connects to a part of a resource, and what for.
 *
 * @param actor who
 * @param purpose what for
 * @param target to what; of the other tenant's plan where it crosses the border
 * @param group which part of it, by the group id of its private endpoint
 * @param place what says so
 */
public record Use(Actor actor, Purpose purpose, Part target, String group, Place place) {
    /** What an actor connects for, and the claim that is about it. */
    public enum Purpose {
        READ_SOURCE(ClaimId.BRIDGE_READS_SOURCE),
        ROUTE(ClaimId.BRIDGE_READS_SOURCE),
        SEND_TO_OTHER_TENANT(ClaimId.BRIDGE_SENDS_TO_IT),
        READ_HUB(ClaimId.CONSUMERS_READ_HUB),
        PUBLISH(ClaimId.CONSUMERS_PUBLISH),
        STORE(ClaimId.RESULTS_ARE_STORED),
        HOST(ClaimId.HOSTS_REACH_STORAGE),
        PACKAGE(ClaimId.HOSTS_REACH_STORAGE),
        SECRET(ClaimId.SECRETS_REACH_READERS),
        IMAGE(ClaimId.IMAGES_ARE_PULLED),
        WATCH(ClaimId.WATCHING_IS_PRIVATE);

        private final ClaimId claim;

        Purpose(ClaimId claim) {
            this.claim = claim;
        }
    }

    /** The claim the use belongs to. */
    public ClaimId claim() {
        return purpose.claim;
    }

    /** Whether it leads into the other tenant. */
    public boolean crosses() {
        return actor.part().tenant() != target.tenant();
    }
}
