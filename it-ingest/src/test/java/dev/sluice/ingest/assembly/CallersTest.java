package dev.sluice.ingest.assembly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.settings.ApiConfig;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {
    @Test
    void namesTheSettingOfKeysThatAreFetchedInTheClear() {
        ApiConfig.Caller caller = new ApiConfig.Caller(
                "tenant", Set.of("app"), Optional.empty(), Optional.of(URI.create("http://login.example/keys")));
        ApiConfig config = new ApiConfig(Optional.of(caller), Optional.empty(), 50);

        assertThatThrownBy(() -> Callers.of(config, Clock.systemUTC()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("SLUICE_API_KEYS_URL: keys are fetched over https, or over http from this machine:"
                        + " http://login.example/keys");
    }
}
