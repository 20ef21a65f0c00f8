package dev.sluice.service.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
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
                        + " check its key, and that the key's rule has the right; or the identity's role and tenant");
    }

    @Test
    void saysWhyThereIsNoToken() {
        ServiceException token = new ServiceException(FailureCode.UNAUTHORIZED, "getting a token failed (AADSTS7)");

        ServiceException failure = HubFailure.of(new IllegalStateException(token), "sending to target hub 'telemetry'");

        assertThat(failure.code()).isEqualTo(FailureCode.UNAUTHORIZED);
        assertThat(failure).hasMessage("sending to target hub 'telemetry' failed: getting a token failed (AADSTS7)");
    }

    @Test
    void saysWhatAHubMeansThatRefusesAToken() {
        AmqpException refused =
                new AmqpException(false, AmqpErrorCondition.UNAUTHORIZED_ACCESS, "InvalidIssuer: tops3cret", null);

        assertThat(HubFailure.of(refused, "sending"))
                .hasMessageStartingWith(
                        "sending failed (amqp:unauthorized-access): InvalidIssuer: the token is of another")
                .hasMessageNotContaining("tops3cret");
    }

    @Test
    void takesAnythingElseForNoAnswer() {
        ServiceException failure = HubFailure.of(new RuntimeException(new TimeoutException()), "sending");

        assertThat(failure.code()).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(failure.getMessage()).startsWith("sending failed (no connection or no answer): check that");
    }

    private static ServiceException failure(AmqpErrorCondition condition) {
        AmqpException cause = new AmqpException(false, condition, "tops3cret", null);
        return HubFailure.of(new RuntimeException(cause), "sending to target hub 'telemetry'");
    }
}
