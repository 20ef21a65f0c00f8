package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.apply.ActiveClock;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.HoleRanges;
import dev.sluice.ingest.apply.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final int LONGEST = 60 << 10;

    @Test
    void readsTheRowThatItWrote() {
        DeviceRecord record = Records.raised(Records.id(1));

        TableEntity row = DeviceRows.write("b00", null, record);

        assertThat(DeviceRows.read(row).value()).isEqualTo(record);
        assertThat(DeviceRows.summary(row).events()).isEqualTo(3);
    }

    @Test
    void keepsTheMostMeasurementsBelowTheirLimit() {
        TreeMap<String, Measurement> values = new TreeMap<>();
        var value = new MeasuredValue(MeasuredValue.Kind.TEXT, "\u00fc".repeat(64));
        IntStream.range(0, DeviceState.MOST_MEASUREMENTS)
                .forEach(i -> values.put(
                        "\u00fc".repeat(46) + (1000 + i),
                        new Measurement(value, Instant.MAX.minusNanos(1), Long.MAX_VALUE, Long.MAX_VALUE)));
        List<String> overflow = IntStream.range(0, DeviceState.MOST_OVERFLOW)
                .mapToObj(i -> "\u00fd".repeat(47) + i)
                .toList();
        DeviceState state = with(values, overflow);

        byte[] bytes = MeasurementsCodec.write(state);

        assertThat(bytes).hasSizeLessThan(LONGEST);
        assertThat(MeasurementsCodec.read(bytes)).isEqualTo(new MeasurementsCodec.Content(values, overflow));
    }

    @Test
    void keepsTheMostHolesBelowTheirLimit() {
        HoleRanges holes = HoleRanges.none();
        LongStream.rangeClosed(1, Progress.MOST_HOLES)
                .map(i -> i * 4_000_000_000L)
                .forEach(first -> holes.add(first, first + 2_000_000_000L));
        Progress progress = progress(holes);

        byte[] bytes = ProgressCodec.write(progress);

        assertThat(bytes).hasSizeLessThan(LONGEST);
        assertThat(ProgressCodec.read(bytes)).isEqualTo(progress);
    }

    @Property
    void readsTheProgressThatItWrote(@ForAll List<Short> sequences) {
        HoleRanges holes = HoleRanges.none();
        sequences.forEach(sequence -> holes.add(Math.abs(sequence), Math.abs(sequence)));

        assertThat(ProgressCodec.read(ProgressCodec.write(progress(holes)))).isEqualTo(progress(holes));
    }

    @Test
    void saysSoWhenAValueIsCutShort() {
        byte[] bytes = TrackCodec.write(Records.raised(Records.id(1)));

        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TrackCodec.read(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    private static Progress progress(HoleRanges holes) {
        var clock = new ActiveClock(Duration.ofSeconds(61, 5), Records.TIME, Records.TIME.plusNanos(1));
        return new Progress(new SourcePartition("hub", 7, "12"), 99, holes, clock, 3);
    }

    private static DeviceState with(SortedMap<String, Measurement> values, List<String> overflow) {
        DeviceState state = Records.raised(Records.id(1)).state();
        return new DeviceState(
                state.device(),
                state.type(),
                state.site(),
                state.firmware(),
                state.lastSeen(),
                state.lastMeasured(),
                state.head(),
                state.events(),
                state.bytes(),
                values,
                overflow);
    }
}
