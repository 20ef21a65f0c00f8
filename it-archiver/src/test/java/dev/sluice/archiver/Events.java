package dev.sluice.archiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.archiver.event.HubEvent;
import dev.sluice.contract.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Events for tests: a pure function of their sequence numbers. */
public final class Events {
    public static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

    private Events() {}

    public static HubEvent of(long sequence) {
        return with(sequence, Map.of(), ("{\"value\":" + sequence + ".5,\"n\":" + sequence + "}").getBytes(UTF_8));
    }

    public static HubEvent with(long sequence, Map<String, Object> properties, byte[] body) {
        return new HubEvent(
                sequence,
                Long.toString(sequence * 100),
                START.plusMillis(sequence * 10),
                null,
                Map.of(),
                Map.of(),
                properties,
                body);
    }

    /** An event that a bridge forwarded from this place. */
    public static HubEvent bridged(long sequence, String partition, long sourceSequence) {
        Map<String, Object> provenance = Map.of(
                Provenance.SOURCE_HUB,
                "ot",
                Provenance.SOURCE_INCARNATION,
                1_764_000_000_000L,
                Provenance.SOURCE_PARTITION,
                partition,
                Provenance.SOURCE_SEQUENCE,
                sourceSequence,
                Provenance.SOURCE_ENQUEUED,
                START.toEpochMilli());
        return with(sequence, provenance, "{}".getBytes(UTF_8));
    }

    public static List<HubEvent> range(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Events::of).toList();
    }
}
