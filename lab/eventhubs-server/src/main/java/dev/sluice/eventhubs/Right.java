package dev.sluice.eventhubs;

import java.util.EnumSet;
import java.util.Set;

/** What a shared access rule or a role allows. */
public enum Right {
    /** To read events. */
    LISTEN("Listen"),
    /** To send events. */
    SEND("Send"),
    /** Both of these. */
    MANAGE("Manage");

    private final String claim;

    Right(String claim) {
        this.claim = claim;
    }

    /** Its name, as the service writes it. */
    public String claim() {
        return claim;
    }

    /** These, and those that they imply. */
    static Set<Right> withImplied(Set<Right> rights) {
        return rights.contains(MANAGE) ? EnumSet.allOf(Right.class) : Set.copyOf(rights);
    }
}
