package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.Limits;
import java.util.List;

/** Our own format of limits: those that are not there are the default ones. */
final class LimitsFormat {
    private static final List<String> KEYS =
            List.of("connections", "sessionsPerConnection", "linksPerConnection", "pendingBytes", "toAuthenticate");

    private LimitsFormat() {}

    static Limits limits(Entry entry) {
        entry.requireOnly(KEYS);
        Limits defaults = Limits.DEFAULTS;
        Entry bytes = entry.get("pendingBytes");
        Entry time = entry.get("toAuthenticate");
        return entry.make(() -> new Limits(
                number(entry.get("connections"), defaults.connections()),
                number(entry.get("sessionsPerConnection"), defaults.sessionsPerConnection()),
                number(entry.get("linksPerConnection"), defaults.linksPerConnection()),
                bytes.isThere() ? bytes.longNumber() : defaults.pendingBytes(),
                time.isThere() ? time.duration() : defaults.toAuthenticate()));
    }

    private static int number(Entry entry, int other) {
        return entry.isThere() ? entry.number() : other;
    }
}
