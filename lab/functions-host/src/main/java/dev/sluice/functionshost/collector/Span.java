package dev.sluice.functionshost.collector;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A span that has ended.
 *
 * @param service whose it is
 * @param name what was done
 * @param kind as the protocol numbers them: 4 is a producer, 5 a consumer
 * @param attributes of the span
 * @param links contexts that it links to
 * @param failed whether its status is an error
 * @param message of its status
 */
public record Span(
        String service,
        String name,
        long kind,
        Map<String, Object> attributes,
        List<Link> links,
        boolean failed,
        String message) {
    /** How the protocol numbers the kind of a span that deals with messages. */
    public static final long CONSUMER = 5;

    private static final int LINKS = 13;
    private static final int STATUS = 15;
    private static final long ERROR = 2;

    public Span {
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
    }

    /**
     * A context that is linked to.
     *
     * @param trace id of its trace, in hexadecimal digits
     * @param span id of its span, in hexadecimal digits
     * @param state what else its vendors keep
     */
    public record Link(String trace, String span, String state) {
        static Link parse(WireMessage link) {
            HexFormat hex = HexFormat.of();
            return new Link(hex.formatHex(link.bytes(1)), hex.formatHex(link.bytes(2)), link.text(3));
        }
    }

    /** The spans of an export, whichever scope they are of. */
    static Stream<Span> of(WireMessage export) {
        return export.messages(1).flatMap(Span::ofResource);
    }

    private static Stream<Span> ofResource(WireMessage resource) {
        Object service = Attributes.of(resource.message(1).messages(1)).getOrDefault("service.name", "");
        return resource.messages(2)
                .flatMap(scope -> scope.messages(2))
                .map(span -> parse(String.valueOf(service), span));
    }

    private static Span parse(String service, WireMessage span) {
        WireMessage status = span.message(STATUS);
        return new Span(
                service,
                span.text(5),
                span.number(6),
                Attributes.of(span.messages(9)),
                span.messages(LINKS).map(Link::parse).toList(),
                status.number(3) == ERROR,
                status.text(2));
    }
}
