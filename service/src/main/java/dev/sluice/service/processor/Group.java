package dev.sluice.service.processor;

import java.util.Locale;

/**
 * A consumer group as the processor names it in the checkpoint store, which is in lower case.
 *
 * @param namespace host name of the namespace
 * @param hub name of the hub
 * @param name name of the group
 */
public record Group(String namespace, String hub, String name) {
    public Group {
        namespace = namespace.toLowerCase(Locale.ROOT);
        hub = hub.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /** A group of the hub at an address. */
    public static Group of(HubAddress address, String name) {
        return new Group(address.namespace(), address.hub(), name);
    }
}
