package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource of a plan.
 *
 * @param tenant whose plan
 * @param id full id, as the plan writes it
 * @param type such as {@code Microsoft.EventHub/namespaces}, as the plan writes it
 * @param body the whole resource; not to be changed
 */
public record Resource(Tenant tenant, String id, String type, ObjectNode body) {
    /** What is at a JSON pointer; a missing node if nothing is. */
    public JsonNode at(String pointer) {
        return body.at(pointer);
    }
}
