package dev.sluice.bridge.route;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line of a blob.
 *
 * @param source the source partition it comes from
 * @param sequence its sequence number there
 * @param json the line, with the line feed that ends it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on as they are: never compared, never copied
record RouteLine(SourcePartition source, long sequence, byte[] json) {
    static RouteLine of(ForwardedEvent event) {
        Map<String, @Nullable Object> properties = event.properties();
        return new RouteLine(
                new SourcePartition(
                        String.valueOf(properties.get(Provenance.SOURCE_HUB)),
                        number(properties, Provenance.SOURCE_INCARNATION),
                        String.valueOf(properties.get(Provenance.SOURCE_PARTITION))),
                number(properties, Provenance.SOURCE_SEQUENCE),
                RouteJson.line(event));
    }

    private static long number(Map<String, @Nullable Object> properties, String name) {
        if (properties.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("an event has no " + name);
    }
}
