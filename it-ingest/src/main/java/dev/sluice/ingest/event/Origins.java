package dev.sluice.ingest.event;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.Reading.Origin;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where an event comes from. What it says becomes a part of names in storage, so it must look like a hub's. */
final class Origins {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}");
    private static final long LAST_TIME =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Origins() {}

    static Origin of(Properties properties) throws RefusedException {
        String hub = name(properties, Provenance.SOURCE_HUB);
        long incarnation = number(properties, Provenance.SOURCE_INCARNATION, Long.MAX_VALUE);
        String partition = name(properties, Provenance.SOURCE_PARTITION);
        long sequence = number(properties, Provenance.SOURCE_SEQUENCE, Long.MAX_VALUE);
        long enqueued = number(properties, Provenance.SOURCE_ENQUEUED, LAST_TIME);
        SourcePartition source = new SourcePartition(hub, incarnation, partition);
        return new Origin(new EventIdentity(source, sequence), Instant.ofEpochMilli(enqueued));
    }

    private static String name(Properties properties, String property) throws RefusedException {
        @Nullable String name = properties.text(property);
        if (name == null || !NAME.matcher(name).matches()) {
            throw missing(property, "a name of letters, digits, '.', '_' and '-'");
        }
        return name;
    }

    private static long number(Properties properties, String property, long most) throws RefusedException {
        OptionalLong number = properties.whole(property);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > most) {
            throw missing(property, "a whole number in its range");
        }
        return number.getAsLong();
    }

    private static RefusedException missing(String property, String what) {
        return new RefusedException(
                Refusals.MISSING_PROVENANCE, "property '" + property + "' is missing or is not " + what);
    }
}
