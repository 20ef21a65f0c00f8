package dev.sluice.eventhubs.engine;

import java.time.Instant;
import java.util.Locale;

/**
 * What a verified token allows: everything at a path and below it.
 *
 * @param path path of the entity; empty for the whole namespace
 * @param expires when it ends
 */
record Claim(String path, Instant expires) {
    /** The hub that the path begins with; empty for the whole namespace. */
    String hub() {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    boolean covers(String entity, Instant now) {
        String own = path.toLowerCase(Locale.ROOT);
        String asked = entity.toLowerCase(Locale.ROOT);
        return expires.isAfter(now) && (own.isEmpty() || asked.equals(own) || asked.startsWith(own + "/"));
    }
}
