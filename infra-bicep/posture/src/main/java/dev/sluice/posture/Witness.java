package dev.sluice.posture;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.model.Tenant;

/**
 * A place in a plan that a claim rests on.
 *
 * @param tenant whose plan
 * @param resource full id of the resource
 * @param pointer JSON pointer (RFC 6901) into the resource; empty for the resource itself
 */
@JsonPropertyOrder({"tenant", "resource", "pointer"})
public record Witness(Tenant tenant, String resource, String pointer) {}
