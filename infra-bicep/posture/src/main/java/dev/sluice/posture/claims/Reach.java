package dev.sluice.posture.claims;

import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.network.Subnet;

/**
 * That hosts in a subnet must reach a part of a resource.
 *
 * @param claim the claim it is for
 * @param from the subnet
 * @param target the resource
 * @param group the part, by the group id of its private endpoint
 * @param crosses whether the resource is the other tenant's
 * @param port TCP port
 */
record Reach(ClaimId claim, Subnet from, Part target, String group, boolean crosses, int port) {}
