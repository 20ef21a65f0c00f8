package dev.sluice.posture.claims;

import dev.sluice.posture.model.Part;

/** Words of messages. */
final class Texts {
    private Texts() {}

    /** A part by the last words of type and name, such as {@code sites bridge}. */
    static String name(Part part) {
        return part.type().substring(part.type().lastIndexOf('/') + 1) + " " + part.name();
    }
}
