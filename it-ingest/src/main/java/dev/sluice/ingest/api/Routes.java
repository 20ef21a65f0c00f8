package dev.sluice.ingest.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which endpoint a path belongs to. Immutable. */
final class Routes {
    static final String ID = "{id}";

    private static final int MOST_CHARACTERS = 8 * 1024;

    private final Map<List<String>, Endpoint> endpoints;

    /** By the parts of their paths, of which one may be {@link #ID}. */
    Routes(Map<List<String>, Endpoint> endpoints) {
        this.endpoints = Map.copyOf(endpoints);
    }

    /**
     * Finds the endpoint of a path that is still encoded.
     *
     * @throws Problem when the device in it is not encoded in UTF-8
     */
    Optional<Match> find(String path) {
        if (path.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        List<String> parts = List.of(path.split("/", -1));
        return endpoints.entrySet().stream()
                .filter(route -> leadsTo(route.getKey(), parts))
                .findFirst()
                .map(route -> new Match(route.getValue(), id(route.getKey(), parts)));
    }

    private static boolean leadsTo(List<String> route, List<String> parts) {
        if (parts.size() != route.size() + 1 || !parts.get(0).isEmpty()) {
            return false;
        }
        for (int at = 0; at < route.size(); at++) {
            String part = parts.get(at + 1);
            if (!(route.get(at).equals(ID) ? !part.isEmpty() : route.get(at).equals(part))) {
                return false;
            }
        }
        return true;
    }

    private static String id(List<String> route, List<String> parts) {
        int at = route.indexOf(ID);
        return at < 0 ? "" : PercentText.ofPath(parts.get(at + 1));
    }

    /**
     * What a path leads to.
     *
     * @param endpoint who answers
     * @param id of the device in the path; empty without one
     */
    record Match(Endpoint endpoint, String id) {}
}
