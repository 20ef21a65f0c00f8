package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of messages.
 *
 * @param name as messages name it
 * @param schema what a body must follow; {@code null} when any object will do
 * @param places where a body says what is no measurement
 */
record MessageType(String name, @Nullable Schema schema, Places places) {
    /** Name of the type of messages that name none. */
    static final String DEFAULT_NAME = "default";

    /** Where a body names its type. */
    static final MemberPath TYPE = MemberPath.parse("$.type");

    /** Takes any object. */
    static final MessageType ANY = new MessageType(DEFAULT_NAME, null, Places.USUAL);

    /**
     * Where a body says what is no measurement.
     *
     * @param time when it was measured; {@code null} when it doesn't say so
     * @param site where; {@code null} when it doesn't say so
     * @param firmware the device's firmware
     * @param names of all these and of the type, as measurements would have them
     */
    record Places(@Nullable MemberPath time, @Nullable MemberPath site, MemberPath firmware, Set<String> names) {
        static final MemberPath FIRMWARE = MemberPath.parse("$.firmware");
        static final Places USUAL = of(null, null, null);

        static Places of(@Nullable MemberPath time, @Nullable MemberPath site, @Nullable MemberPath firmware) {
            MemberPath known = firmware == null ? FIRMWARE : firmware;
            Set<String> names = Stream.of(TYPE, time, site, known)
                    .flatMap(Stream::ofNullable)
                    .map(MemberPath::name)
                    .collect(Collectors.toUnmodifiableSet());
            return new Places(time, site, known, names);
        }
    }

    /** Holds a body against the schema. What is reported names places of the schema, never of the body. */
    void check(ObjectNode body) throws RefusedException {
        if (schema != null) {
            List<Error> errors = errors(schema, body);
            if (!errors.isEmpty()) {
                throw refused("breaks '" + errors.get(0).getKeyword() + "' of the schema of type '" + name + "' at "
                        + errors.get(0).getSchemaLocation().getFragment());
            }
        }
    }

    /** A pattern may be beyond the stack for a long text, and a huge number beyond a keyword's arithmetic. */
    private List<Error> errors(Schema schema, ObjectNode body) throws RefusedException {
        try {
            return schema.validate(body);
        } catch (RuntimeException | StackOverflowError e) {
            throw refused("can't be held against the schema of type '" + name + "'");
        }
    }

    private static RefusedException refused(String what) {
        return new RefusedException(Refusals.BAD_SCHEMA, "the body " + what);
    }
}
