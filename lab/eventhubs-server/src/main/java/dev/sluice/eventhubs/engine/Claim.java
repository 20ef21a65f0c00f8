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
    boolean covers(String entity, Instant now) {
        String own = path.toLowerCase(Locale.ROOT);
        String asked = entity.toLowerCase(Locale.ROOT);
        return expires.isAfter(now) && (own.isEmpty() || asked.equals(own) || asked.startsWith(own + "/"));
    }
}
