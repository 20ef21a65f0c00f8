package dev.sluice.posture.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A certificate's facts, claim by claim. */
final class Facts {
    private final Map<String, List<Fact>> claims = new HashMap<>();

    /** What is said to be where. */
    record Fact(String tenant, String resource, String pointer, JsonNode value) {
        boolean isAt(String end) {
            return pointer.endsWith(end);
        }

        boolean isOf(JsonNode body) {
            return resource.equalsIgnoreCase(body.path("id").asText());
        }

        String text() {
            return value.asText();
        }
    }

    Facts(JsonNode certificate) {
        for (JsonNode claim : certificate.path("claims")) {
            List<Fact> facts = claims.computeIfAbsent(claim.path("id").asText(), id -> new ArrayList<>());
            for (JsonNode fact : claim.path("facts")) {
                facts.add(new Fact(
                        fact.path("tenant").asText(),
                        fact.path("resource").asText(),
                        fact.path("pointer").asText(),
                        fact.path("value")));
            }
        }
    }

    boolean claims(String claim) {
        return claims.containsKey(claim);
    }

    List<Fact> of(String claim) {
        return claims.getOrDefault(claim, List.of());
    }

    Stream<Fact> all() {
        return claims.values().stream().flatMap(List::stream);
    }

    Map<String, List<Fact>> byClaim() {
        return Map.copyOf(claims);
    }
}
