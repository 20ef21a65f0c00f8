package dev.sluice.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Setting KEY = Setting.secret("SLUICE_KEY", "the key");
    private static final Setting AGE = Setting.optional("SLUICE_AGE", "30s", "the age");
    private static final Setting ROWS = Setting.optional("SLUICE_ROWS", "100", "the rows");
    private static final List<Setting> ALL = List.of(KEY, AGE, ROWS);

    @Test
    void fillsInWhatIsNotGiven() {
        Settings settings = Settings.read(Map.of("SLUICE_KEY", "k", "PATH", "/bin"), ALL, "SLUICE_");

        assertThat(settings.duration(AGE, Duration.ZERO, Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.number(ROWS, 1, 1000)).isEqualTo(100);
    }

    @Test
    void namesTheMissingSettingAndWhatItIsFor() {
        assertThatThrownBy(() -> Settings.read(Map.of(), ALL, "SLUICE_"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("setting SLUICE_KEY is missing: the key");
    }

    @Test
    void namesTheNearestKnownSettingForAMisspeltOne() {
        assertThatThrownBy(() -> Settings.read(Map.of("SLUICE_KEY", "k", "SLUICE_ROW", "9"), ALL, "SLUICE_"))
                .hasMessage("unknown setting SLUICE_ROW: did you mean SLUICE_ROWS?");
    }

    @Test
    void refusesAValueOutOfBounds() {
        Settings settings = Settings.read(Map.of("SLUICE_KEY", "k", "SLUICE_ROWS", "0"), ALL, "SLUICE_");

        assertThatThrownBy(() -> settings.number(ROWS, 1, 1000)).hasMessage("SLUICE_ROWS must be between 1 and 1000");
    }

    @Test
    void refusesADurationNobodyCanRead() {
        Settings settings = Settings.read(Map.of("SLUICE_KEY", "k", "SLUICE_AGE", "soon"), ALL, "SLUICE_");

        assertThatThrownBy(() -> settings.duration(AGE, Duration.ZERO, Duration.ofMinutes(1)))
                .hasMessage("SLUICE_AGE: 'soon' is not a duration: write it like 250ms, 30s, 5m, 2h or PT30S");
    }

    @Test
    void neverShowsAValue() {
        assertThat(Settings.read(Map.of("SLUICE_KEY", "tops3cret"), ALL, "SLUICE_"))
                .asString()
                .doesNotContain("tops3cret");
    }
}
