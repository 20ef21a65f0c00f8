package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00:00Z, 2026-03-01T08:00:00Z",
        "2026-03-01t08:00:00z, 2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00.25+01:30, 2026-03-01T06:30:00.25Z",
        "2026-03-01T08:00:00-23:59, 2026-03-02T07:59:00Z",
        "2026-03-01T08:00:00.1234567891234Z, 2026-03-01T08:00:00.123456789Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void readsWhatTheRfcWrites(String text, Instant time) {
        assertThat(DateTimes.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "2026-03-01T08:00Z",
                "2026-03-01T08:00:00",
                "2026-03-01 08:00:00Z",
                "2026-02-29T08:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T08:00:61Z",
                "2026-03-01T08:00:00+24:00",
                "2026-03-01T08:00:00.Z",
                "+2026-03-01T08:00:00Z",
                "20260301T080000Z",
                "2026-03-01T08:00:00+0100"
            })
    void refusesAnythingElse(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> DateTimes.parse(text));
    }

    @Property(tries = 200)
    void readsWhatInstantsWrite(@ForAll long second, @ForAll int nano) {
        Instant time =
                Instant.ofEpochSecond(Math.floorMod(second, 253_402_300_800L), Math.floorMod(nano, 1_000_000_000));

        assertThat(DateTimes.parse(time.toString())).isEqualTo(time);
    }
}
