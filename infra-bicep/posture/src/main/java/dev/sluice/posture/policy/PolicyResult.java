package dev.sluice.posture.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.model.Tenant;

/**
 * What one definition says of one resource.
 *
 * @param definition GUID of the definition
 * @param title what it demands
 * @param effect what it does by default
 * @param tenant whose plan
 * @param resource full id
 * @param compliance the result
 * @param reason why it is not decided; empty otherwise
 */
@JsonPropertyOrder({"definition", "title", "effect", "tenant", "resource", "compliance", "reason"})
public record PolicyResult(
        String definition,
        String title,
        String effect,
        Tenant tenant,
        String resource,
        Compliance compliance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

    static PolicyResult of(PolicyDefinition definition, PlannedResource resource, Truth complies) {
        Compliance compliance = complies.isUndecided()
                ? Compliance.UNSUPPORTED
                : complies.isTrue() ? Compliance.COMPLIANT : Compliance.NON_COMPLIANT;
        return new PolicyResult(
                definition.id(),
                definition.title(),
                definition.effect(),
                resource.tenant(),
                resource.id(),
                compliance,
                complies.reason());
    }
}
