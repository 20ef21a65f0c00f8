package dev.sluice.bridge.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.contract.access.HubAccess;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.processor.HubAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnknownNameIT {
    private static final HubAccess NOWHERE = new HubAccess.SharedKey(
            "Endpoint=sb://no-such-namespace.invalid/;SharedAccessKeyName=name;SharedAccessKey=key");

    @Test
    void isUnreachableAndSaysThatTheNameMayBeWrong() {
        try (EventHubTarget target = new EventHubTarget(new HubAddress(NOWHERE, "telemetry", Duration.ofSeconds(2)))) {
            ServiceException failure = catchThrowableOfType(ServiceException.class, target::partitionCount);

            assertThat(failure.code()).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(failure).hasMessageContaining("target hub 'telemetry'").hasMessageContaining("DNS");
        }
    }
}
