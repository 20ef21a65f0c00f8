package dev.sluice.eventhubs.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a call is answered with.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body the body; empty for none
 */
record Answer(int status, String contentType, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer json(int status, JsonNode body) {
        try {
            return new Answer(status, "application/json", JSON.writeValueAsString(body) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    static Answer text(String contentType, String body) {
        return new Answer(200, contentType, body);
    }

    static Answer nothing() {
        return new Answer(204, "application/json", "");
    }

    static Answer refused(CallRefusedException refusal) {
        return json(refusal.status(), JSON.createObjectNode().put("error", String.valueOf(refusal.getMessage())));
    }
}
