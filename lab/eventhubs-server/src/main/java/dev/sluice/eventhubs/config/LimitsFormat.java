package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.Limits;
import java.util.List;

/** Our own format of limits: those that are not there are the default ones. */
final class LimitsFormat {
    private static final List<String> KEYS = List.of(
            "connections",
            "sessionsPerConnection",
            "linksPerConnection",
            "pendingBytes",
            "toAuthenticate",
            "maxMessageBytes");

    private LimitsFormat() {}

    static Limits limits(Entry entry) {
        entry.requireOnly(KEYS);
        Entry largest = entry.get("maxMessageBytes");
        return entry.make(() -> {
            Limits limits = besidesMessages(entry);
            return largest.isThere() ? limits.withMaxMessageBytes(largest.number()) : limits;
        });
    }

    private static Limits besidesMessages(Entry entry) {
        Limits defaults = Limits.DEFAULTS;
        Entry bytes = entry.get("pendingBytes");
        Entry time = entry.get("toAuthenticate");
        return new Limits(
                number(entry.get("connections"), defaults.connections()),
                number(entry.get("sessionsPerConnection"), defaults.sessionsPerConnection()),
                number(entry.get("linksPerConnection"), defaults.linksPerConnection()),
                bytes.isThere() ? bytes.longNumber() : defaults.pendingBytes(),
                time.isThere() ? time.duration() : defaults.toAuthenticate(),
                defaults.maxMessageBytes());
    }

    private static int number(Entry entry, int other) {
        return entry.isThere() ? entry.number() : other;
    }
}
