package dev.sluice.bridge.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubFailureTest {
    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED_ACCESS, UNAUTHORIZED",
        "NOT_FOUND, NOT_FOUND",
        "ENTITY_DISABLED_ERROR, DISABLED",
        "SERVER_BUSY_ERROR, THROTTLED",
        "RESOURCE_LIMIT_EXCEEDED, THROTTLED",
        "TIMEOUT_ERROR, UNREACHABLE",
        "PROTON_IO, UNREACHABLE",
        "PARTITION_NOT_OWNED_ERROR, REFUSED"
    })
    void tellsKindsOfFailuresApart(AmqpErrorCondition condition, FailureCode code) {
        assertThat(failure(condition).code()).isEqualTo(code);
    }

    @Test
    void saysWhatWasAttemptedOnWhatAndWhatToCheckButNotWhatTheServiceSaid() {
        assertThat(failure(AmqpErrorCondition.UNAUTHORIZED_ACCESS))
                .hasMessage("sending to target hub 'telemetry' failed (amqp:unauthorized-access):"
                        + " check its key, and that the key's rule has the right");
    }

    @Test
    void takesAnythingElseForNoAnswer() {
        BridgeException failure = HubFailure.of(new RuntimeException(new TimeoutException()), "sending");

        assertThat(failure.code()).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(failure.getMessage()).startsWith("sending failed (no connection or no answer): check that");
    }

    private static BridgeException failure(AmqpErrorCondition condition) {
        AmqpException cause = new AmqpException(false, condition, "tops3cret", null);
        return HubFailure.of(new RuntimeException(cause), "sending to target hub 'telemetry'");
    }
}
