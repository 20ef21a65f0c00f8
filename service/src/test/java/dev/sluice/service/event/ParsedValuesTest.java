package dev.sluice.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.quarantine.TypedValue;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // what the SDK takes for an AMQP timestamp
class ParsedValuesTest {
    @ParameterizedTest
    @MethodSource("dev.sluice.service.event.AmqpValuesTest#values")
    void readsWhatWasWritten(Object value, String type, String text) {
        Object expected = value instanceof Instant instant ? Date.from(instant) : value;

        assertThat(ParsedValues.of(new TypedValue(type, text))).isEqualTo(expected);
    }

    @Test
    void readsNullAndMakesTextOfWhatAmqpDoesNotKnow() {
        assertThat(ParsedValues.of(TypedValue.NULL)).isNull();
        assertThat(ParsedValues.of(new TypedValue("java.util.ArrayList", "[1, 2]")))
                .isEqualTo("[1, 2]");
    }
}
