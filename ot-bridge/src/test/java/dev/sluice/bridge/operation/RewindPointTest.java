package dev.sluice.bridge.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewindPointTest {
    @Test
    void readsATimeInAnyZoneOrASequenceNumber() {
        assertThat(RewindPoint.parse("2026-11-24T10:30:00+02:00"))
                .isEqualTo(new RewindPoint.Time(Instant.parse("2026-11-24T08:30:00Z")));
        assertThat(RewindPoint.parse("9007199254740993")).isEqualTo(new RewindPoint.Sequence(9_007_199_254_740_993L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "yesterday", "2026-11-24", "2026-11-24T08:30:00", "99999999999999999999"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> RewindPoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is neither a time like 2026-11-24T08:30:00Z nor a sequence number");
    }
}
