package dev.sluice.posture.schema;

import dev.sluice.posture.board.ClaimId;
import java.util.List;
import java.util.Optional;

/**
 * A line of a table: what a property means.
 *
 * @param kind what is said of it
 * @param claim the claim it bears on, where it bears on one
 * @param path pointer from the part
 * @param values what may be there
 */
record Line(Kind kind, Optional<ClaimId> claim, String path, List<String> values) {
    enum Kind {
        /** Bears on no claim, nor does anything below. */
        FREE,
        /** Some judge looks at it and at what is below. */
        JUDGED,
        /** Must be there with one of the values. */
        REQUIRE,
        /** If it is there, must be one of the values. */
        ALLOW,
        /** Nothing may be there but an empty list or object. */
        NONE
    }

    boolean covers(String pointer) {
        return pointer.equals(path) || pointer.startsWith(path + "/");
    }
}
