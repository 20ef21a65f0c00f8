package dev.sluice.ingest.tables;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.apply.ActiveClock;
import dev.sluice.ingest.apply.HoleRanges;
import dev.sluice.ingest.apply.Progress;
import java.time.Duration;

/**
 * A source partition's progress as one binary value. Of {@link Progress#MOST_HOLES} ranges, each written as its distance
 * to the last and its length, it stays below 64 KiB unless most of them are over four thousand million apart.
 */
final class ProgressCodec {
    private static final long VERSION = 1;

    private ProgressCodec() {}

    static byte[] write(Progress progress) {
        ActiveClock clock = progress.clock();
        CborWriter out = new CborWriter().number(VERSION);
        out.text(progress.source().hub())
                .number(progress.source().incarnation())
                .text(progress.source().partition());
        out.number(progress.highest()).number(progress.forgotten());
        out.duration(clock.active());
        out.time(clock.last()).time(clock.watermark());
        holes(progress.holes(), out);
        return out.bytes();
    }

    static Progress read(byte[] bytes) {
        CborReader in = new CborReader(bytes);
        in.number();
        SourcePartition source = new SourcePartition(in.text(), in.number(), in.text());
        long highest = in.number();
        long forgotten = in.number();
        Duration active = in.duration();
        ActiveClock clock = new ActiveClock(active, in.optionalTime(), in.optionalTime());
        return new Progress(source, highest, holes(in), clock, forgotten);
    }

    private static void holes(HoleRanges holes, CborWriter out) {
        out.number(holes.size());
        long last = 0;
        for (HoleRanges.Range range : holes.ranges()) {
            out.number(range.first() - last).number(range.last() - range.first());
            last = range.last();
        }
    }

    private static HoleRanges holes(CborReader in) {
        HoleRanges holes = HoleRanges.none();
        long last = 0;
        for (int left = in.count(); left > 0; left--) {
            long first = last + in.number();
            last = first + in.number();
            holes.add(first, last);
        }
        return holes;
    }
}
