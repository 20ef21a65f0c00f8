package dev.sluice.ingest.tables;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.OpenAlarm;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Rank;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps track of a device beside what is shown of it, as one binary value. */
final class TrackCodec {
    private static final long VERSION = 1;

    private TrackCodec() {}

    static byte[] write(DeviceRecord record) {
        CborWriter out = new CborWriter().number(VERSION);
        out.time(record.state().lastSeen()).time(record.state().lastMeasured());
        event(record.state().head(), out);
        Rank firmware = record.firmware();
        out.text(firmware == null ? null : "");
        if (firmware != null) {
            out.number(firmware.incarnation()).number(firmware.sequence());
        }
        out.number(record.heads().size());
        record.heads().forEach((source, sequence) -> event(new EventIdentity(source, sequence), out));
        out.number(record.filled().size());
        record.filled().forEach(filled -> event(filled, out));
        alarms(record.alarms(), out);
        return out.number(record.transitions()).bytes();
    }

    static Track read(byte[] bytes) {
        CborReader in = new CborReader(bytes);
        in.number();
        Instant lastSeen = in.time();
        Instant lastMeasured = in.time();
        EventIdentity head = event(in, null);
        SourcePartition usual = head.source();
        Rank firmware = in.optionalText() == null ? null : new Rank(in.number(), in.number());
        Map<SourcePartition, Long> heads = new HashMap<>();
        events(in, usual).forEach(event -> heads.put(event.source(), event.sequence()));
        return new Track(
                lastSeen, lastMeasured, head, firmware, heads, events(in, usual), alarms(in, usual), in.number());
    }

    private static void event(EventIdentity event, CborWriter out) {
        SourcePartition source = event.source();
        out.text(source.hub())
                .number(source.incarnation())
                .text(source.partition())
                .number(event.sequence());
    }

    /** Mostly all are of one source partition: memory holds it once. */
    private static EventIdentity event(CborReader in, @Nullable SourcePartition usual) {
        SourcePartition source = new SourcePartition(in.text(), in.number(), in.text());
        return new EventIdentity(usual != null && usual.equals(source) ? usual : source, in.number());
    }

    private static Set<EventIdentity> events(CborReader in, SourcePartition usual) {
        Set<EventIdentity> events = new HashSet<>();
        for (int left = in.count(); left > 0; left--) {
            events.add(event(in, usual));
        }
        return events;
    }

    private static void alarms(DeviceAlarms alarms, CborWriter out) {
        out.number(alarms.open().size());
        alarms.open().forEach((key, alarm) -> {
            out.text(key).text(alarm.rule());
            event(alarm.start(), out);
            out.time(alarm.since());
        });
        DeviceAlarms.Stamp last = alarms.last();
        out.text(last == null ? null : last.type());
        if (last != null) {
            event(last.event(), out);
            out.time(last.enqueued()).duration(last.active());
        }
    }

    private static DeviceAlarms alarms(CborReader in, SourcePartition usual) {
        Map<String, OpenAlarm> open = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            open.put(in.text(), new OpenAlarm(in.text(), event(in, usual), in.time()));
        }
        String type = in.optionalText();
        return new DeviceAlarms(open, type == null ? null : stamp(type, in, usual));
    }

    private static DeviceAlarms.Stamp stamp(String type, CborReader in, SourcePartition usual) {
        return new DeviceAlarms.Stamp(event(in, usual), type, in.time(), in.duration());
    }

    /** What was read. */
    record Track(
            Instant lastSeen,
            Instant lastMeasured,
            EventIdentity head,
            @Nullable Rank firmware,
            Map<SourcePartition, Long> heads,
            Set<EventIdentity> filled,
            DeviceAlarms alarms,
            long transitions) {}
}
