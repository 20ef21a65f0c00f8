package dev.sluice.archiver.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.Link;
import dev.sluice.archiver.chain.PartitionStoppedException;
import dev.sluice.archiver.chain.Slot;
import dev.sluice.archiver.chain.SlotPaths;
import dev.sluice.archiver.chain.StopReason;
import dev.sluice.archiver.dedup.RepeatTracker;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.fields.ParsedBody;
import dev.sluice.archiver.parquet.ArchivedRow;
import dev.sluice.archiver.parquet.FileEncoder;
import dev.sluice.archiver.parquet.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the slots of a partition: files of events, gap records, the genesis record. */
final class SlotMaker {
    /** Note in a file's footer: what the events up to its end tell about repeats. */
    static final String REPEATS = "sluice.repeats";

    private static final Logger LOG = LoggerFactory.getLogger(SlotMaker.class);

    private final SlotPaths paths;
    private final FileEncoder encoder;
    private final BodyParser parser;
    private final String nonce = UUID.randomUUID().toString();

    SlotMaker(SlotPaths paths, FileEncoder encoder, BodyParser parser) {
        this.paths = requireNonNull(paths, "paths");
        this.encoder = requireNonNull(encoder, "encoder");
        this.parser = requireNonNull(parser, "parser");
    }

    /**
     * A file of events that follow each other.
     *
     * @param repeats sees the events
     */
    DataSlot data(List<HubEvent> events, RepeatTracker repeats) {
        List<ArchivedRow> rows = new ArrayList<>(events.size());
        for (HubEvent event : events) {
            EventDetails details = EventDetails.of(event);
            rows.add(new ArchivedRow(event, details, parsed(event), repeats.repeats(details.identity())));
        }
        HubEvent first = events.get(0);
        long last = events.get(events.size() - 1).sequence();
        Map<String, String> notes = notes(first.sequence(), last, rows.size());
        byte[] content = encode(rows, with(notes, REPEATS, repeats.encode()));
        String path = paths.data(first.sequence(), first.enqueued());
        Slot slot = slot(Link.Kind.DATA, path, first.sequence(), last, content, notes);
        return new DataSlot(slot, repeats, Tally.of(rows));
    }

    /** The record of events that were gone before they could be read. */
    Slot gap(long first, long last, RepeatTracker repeats) {
        String text = "{\"first\":" + first + ",\"last\":" + last + ",\"lost\":" + (last - first + 1) + ",\"repeats\":"
                + repeats.encode() + "}\n";
        Map<String, String> notes = Map.of("gap", "true", "rows", "0");
        return slot(Link.Kind.GAP, paths.gap(first), first, last, text.getBytes(UTF_8), notes);
    }

    /** The record of where the archive begins. */
    Slot genesis(long start) {
        byte[] text = ("{\"start\":" + start + "}\n").getBytes(UTF_8);
        return slot(Link.Kind.GENESIS, paths.genesis(), start, start - 1, text, Map.of("rows", "0"));
    }

    private Slot slot(Link.Kind kind, String path, long first, long last, byte[] content, Map<String, String> notes) {
        Link link = new Link(kind, path, content.length, first, last, nonce, Sha256.hex(content));
        return new Slot(link, content, notes);
    }

    private ParsedBody parsed(HubEvent event) {
        try {
            return parser.parse(event.body());
        } catch (RuntimeException e) {
            return parser.unread("the body could not be looked into");
        }
    }

    /** A second attempt keeps the bodies only: no row is lost to a column that can't be written. */
    private byte[] encode(List<ArchivedRow> rows, Map<String, String> notes) {
        try {
            return encoder.encode(rows, footer(notes));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("partition", paths.partition())
                    .addKeyValue("first", rows.get(0).event().sequence())
                    .addKeyValue("problem", e.toString())
                    .log("typed columns could not be written: this file holds the bodies only");
        }
        try {
            return encoder.encode(rows.stream().map(this::bodyOnly).toList(), footer(notes));
        } catch (RuntimeException e) {
            throw new PartitionStoppedException(
                    StopReason.NOT_ENCODABLE,
                    "no file could be made of the " + rows.size() + " events from sequence "
                            + rows.get(0).event().sequence() + " on (" + e + "): report this with the version, then"
                            + " restart the archiver");
        }
    }

    private ArchivedRow bodyOnly(ArchivedRow row) {
        return new ArchivedRow(row.event(), row.details(), parser.unread("typed columns left out"), row.repeat());
    }

    private Map<String, String> notes(long first, long last, int rows) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("first", Long.toString(first));
        notes.put("last", Long.toString(last));
        notes.put("rows", Integer.toString(rows));
        notes.put("schema", encoder.schema().fingerprint());
        notes.put("nonce", nonce);
        return notes;
    }

    /** The footer says what the metadata does, but for the digest of the file it is in. */
    private Map<String, String> footer(Map<String, String> notes) {
        Map<String, String> footer = new LinkedHashMap<>();
        Function<String, String> prefixed = name -> name.startsWith("sluice.") ? name : "sluice." + name;
        notes.forEach((name, value) -> footer.put(prefixed.apply(name), value));
        footer.put("sluice.hub", paths.hub());
        footer.put("sluice.incarnation", Long.toString(paths.incarnation()));
        footer.put("sluice.partition", paths.partition());
        return footer;
    }

    private static Map<String, String> with(Map<String, String> notes, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(notes);
        more.put(name, value);
        return more;
    }
}
