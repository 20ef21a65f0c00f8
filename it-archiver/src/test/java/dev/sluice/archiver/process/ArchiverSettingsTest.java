package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.archiver.ArchiverConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiverSettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SLUICE_HUB_CONNECTION", "Endpoint=sb://it/;SharedAccessKeyName=n;SharedAccessKey=secret",
            "SLUICE_HUB", "telemetry",
            "SLUICE_ARCHIVE_CONNECTION", "AccountName=it;AccountKey=secretkeysec"));

    @Test
    void hasAValueForEverythingElse() {
        ArchiverConfig config = ArchiverSettings.read(environment);

        assertThat(config.source().consumerGroup()).isEqualTo("$Default");
        assertThat(config.source().loadBalancing()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.source().ownershipExpiration()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.archiveContainer()).isEqualTo("archive");
        assertThat(config.checkpointContainer()).isEqualTo("archiver-checkpoints");
        assertThat(config.cuts().age()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.cuts().firstAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLUICE_CUT_AGE                 | 99ms     | SLUICE_CUT_AGE must be between PT0.1S and PT1H",
                "SLUICE_FIRST_CUT_AGE           | 2h       | SLUICE_FIRST_CUT_AGE must be between PT0.1S and PT1H",
                "SLUICE_CUT_ROWS                | 0        | SLUICE_CUT_ROWS must be between 1 and 5000000",
                "SLUICE_CUT_BYTES               | x        | SLUICE_CUT_BYTES must be a whole number",
                "SLUICE_LOAD_BALANCING_INTERVAL | 1ms      | SLUICE_LOAD_BALANCING_INTERVAL must be between PT0.25S"
                        + " and PT5M",
                "SLUICE_OWNERSHIP_EXPIRATION    | 999ms    | SLUICE_OWNERSHIP_EXPIRATION must be between PT1S and"
                        + " PT10M",
                "SLUICE_PREFETCH                | 8001     | SLUICE_PREFETCH must be between 1 and 8000",
                "SLUICE_FIELDS                  | body:string | SLUICE_FIELDS: the archive has a column body already:"
                        + " give the field another name, like mybody=$.body:string",
            })
    void refusesWhatIsOutOfBounds(String name, String value, String message) {
        environment.put(name, value);

        assertThatThrownBy(() -> ArchiverSettings.read(environment))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message);
    }

    @Test
    void neverShowsASecret() {
        assertThat(ArchiverSettings.read(environment)).asString().doesNotContain("secret");
    }
}
