package dev.sluice.functionshost.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an HTTP function answers: literal segments, which are compared without regard to case, {@code {name}},
 * {@code {name=default}}, and at the end {@code {*rest}} for any number of segments. Constraints are not understood.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger">HTTP
 *     trigger</a>
 */
final class Route {
    private final List<RouteSegment> segments;

    private Route(List<RouteSegment> segments) {
        this.segments = segments;
    }

    /**
     * A route.
     *
     * @param prefix what all routes of the app begin with; may be empty
     * @param template the function's own part
     * @throws IllegalArgumentException when it holds what is not understood
     */
    static Route of(String prefix, String template) {
        List<RouteSegment> segments = split(prefix + "/" + template).stream()
                .map(part -> RouteSegment.parse(part, template))
                .toList();
        for (int index = 0; index < segments.size() - 1; index++) {
            if (segments.get(index).catchesAll()) {
                throw new IllegalArgumentException("route '" + template + "' goes on behind {*…}");
            }
        }
        return new Route(segments);
    }

    /** The parameters that a path gives, by name, if the function answers it. A parameter without a value is absent. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = split(path);
        Map<String, String> parameters = new LinkedHashMap<>();
        int taken = 0;
        for (RouteSegment segment : segments) {
            int end = segment.catchesAll() ? given.size() : Math.min(given.size(), taken + 1);
            if (!segment.take(text(given, taken, end), parameters)) {
                return Optional.empty();
            }
            taken = end;
        }
        return taken == given.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static @Nullable String text(List<String> given, int from, int end) {
        return from < end ? String.join("/", given.subList(from, end)) : null;
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
