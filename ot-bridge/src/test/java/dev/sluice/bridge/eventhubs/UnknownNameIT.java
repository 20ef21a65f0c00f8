package dev.sluice.bridge.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.settings.HubAccess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnknownNameIT {
    private static final HubAccess NOWHERE = new HubAccess.SharedKey(
            "Endpoint=sb://no-such-namespace.invalid/;SharedAccessKeyName=name;SharedAccessKey=key");

    @Test
    void isUnreachableAndSaysThatTheNameMayBeWrong() {
        try (EventHubTarget target = new EventHubTarget(new HubAddress(NOWHERE, "telemetry", Duration.ofSeconds(2)))) {
            BridgeException failure = catchThrowableOfType(BridgeException.class, target::partitionCount);

            assertThat(failure.code()).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(failure).hasMessageContaining("target hub 'telemetry'").hasMessageContaining("DNS");
        }
    }
}
