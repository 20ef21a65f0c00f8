package dev.sluice.ingest.tables;

import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A device's measurements as one binary value. It stays below 60 KiB: {@link DeviceState#MOST_MEASUREMENTS} of a name of
 * 96 bytes, a text of 128, and at most 40 for kind, time, incarnation, sequence and lengths make 53 KiB.
 */
final class MeasurementsCodec {
    private static final long VERSION = 1;

    private MeasurementsCodec() {}

    static byte[] write(DeviceState state) {
        CborWriter out =
                new CborWriter().number(VERSION).number(state.measurements().size());
        state.measurements().forEach((name, measurement) -> write(name, measurement, out));
        out.number(state.overflow().size());
        state.overflow().forEach(out::text);
        return out.bytes();
    }

    static Content read(byte[] bytes) {
        CborReader in = new CborReader(bytes);
        in.number();
        SortedMap<String, Measurement> values = new TreeMap<>();
        Measurement last = null;
        for (int left = in.count(); left > 0; left--) {
            String name = in.text().intern();
            last = measurement(in, last);
            values.put(name, last);
        }
        List<String> overflow = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            overflow.add(in.text());
        }
        return new Content(values, overflow);
    }

    @SuppressWarnings("EnumOrdinal") // the place of a kind among all is how it is stored
    private static void write(String name, Measurement measurement, CborWriter out) {
        out.text(name)
                .text(letter(measurement.value().kind()))
                .text(measurement.value().text())
                .time(measurement.time())
                .number(measurement.incarnation())
                .number(measurement.sequence());
    }

    /** Names are those of many devices and the time is mostly that of the value before: memory holds each once. */
    private static Measurement measurement(CborReader in, @Nullable Measurement before) {
        MeasuredValue value = new MeasuredValue(kind(in.text()), in.text());
        Instant time = in.time();
        Instant shared = before != null && before.time().equals(time) ? before.time() : time;
        return new Measurement(value, shared, in.number(), in.number());
    }

    private static String letter(MeasuredValue.Kind kind) {
        return switch (kind) {
            case NUMBER -> "n";
            case BOOLEAN -> "b";
            case TEXT -> "t";
        };
    }

    private static MeasuredValue.Kind kind(String letter) {
        return switch (letter) {
            case "n" -> MeasuredValue.Kind.NUMBER;
            case "b" -> MeasuredValue.Kind.BOOLEAN;
            default -> MeasuredValue.Kind.TEXT;
        };
    }

    /** What was read. */
    record Content(SortedMap<String, Measurement> values, List<String> overflow) {}
}
