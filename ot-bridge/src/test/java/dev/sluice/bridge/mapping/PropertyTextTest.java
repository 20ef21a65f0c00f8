package dev.sluice.bridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

@SuppressWarnings("JavaUtilDate") // what the SDK decodes an AMQP timestamp to
class PropertyTextTest {
    @Property
    void writesEveryTimeAsTheJdkDoes(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 999_999_999_999_999L) long millis) {
        assertThat(PropertyText.of(new Date(millis)))
                .isEqualTo(Instant.ofEpochMilli(millis).toString());
    }

    @Property
    void writesTimesOfOneSecondAsTheJdkDoes(@ForAll @LongRange(min = -1500, max = 1500) long millis) {
        assertThat(PropertyText.of(new Date(millis)))
                .isEqualTo(Instant.ofEpochMilli(millis).toString());
    }

    @Example
    void writesEverythingElseAsItPrints() {
        assertThat(PropertyText.of(7L)).isEqualTo("7");
    }
}
