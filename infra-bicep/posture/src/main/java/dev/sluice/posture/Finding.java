package dev.sluice.posture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.model.Tenant;

/**
 * What keeps a claim from being proven.
 *
 * @param status {@link Status#REFUTED} when the plan contradicts the claim, {@link Status#UNKNOWN} when it can't be told
 * @param tenant whose plan
 * @param resource full id of the resource; of the one that lacks something where it lacks it
 * @param pointer JSON pointer (RFC 6901) into the resource, also to what isn't there
 * @param message what is wrong
 * @param fix what to do
 */
@JsonPropertyOrder({"tenant", "resource", "pointer", "message", "fix"})
public record Finding(
        @JsonIgnore Status status, Tenant tenant, String resource, String pointer, String message, String fix) {}
