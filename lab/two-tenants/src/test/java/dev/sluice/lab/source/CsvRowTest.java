package dev.sluice.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-02-14 14:30:00",
                "2014-02-14T14:30:00",
                "2014-02-14T14:30",
                "2014-02-14T14:30:00Z",
                "2014-02-14 14:30:00.000",
                "2014-02-14T15:30:00+01:00"
            })
    void readsATimeWithAndWithoutAZone(String text) {
        assertThat(CsvRow.timestamp(text)).isEqualTo(Instant.parse("2014-02-14T14:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-30 14:30:00", "2014-02-14 24:00:00", "2014-06-30T23:59:60Z", "2014-02-14", ""})
    void refusesATimeThatIsNot(String text) {
        assertThatThrownBy(() -> CsvRow.timestamp(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsAJsonNumberDigitForDigit() {
        assertThat(CsvRow.number("51.846000000000004")).isEqualTo("51.846000000000004");
    }

    @ParameterizedTest
    @CsvSource({".5,0.5", "+3,3", "5.,5", "007,7", "1E+2,1E+2"})
    void writesOtherNumbersAsJsonDoes(String text, String json) {
        assertThat(CsvRow.number(text)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NaN", "abc", "1,2", "0x10", "Infinity", "1e999999999999", "1e-99999999999", "0e99999999999"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> CsvRow.number(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
