package dev.sluice.service.processor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.service.ServiceException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MissingGroupTest {
    private final MovableClock clock = new MovableClock();
    private final MissingGroup group = new MissingGroup("telemetry", "ingest", Duration.ofSeconds(30), clock);

    @Test
    void isNotMissingBeforeItIsAskedFor() {
        assertThatCode(group::check).doesNotThrowAnyException();
    }

    @Test
    void namesTheGroupAndTheHubWhileReadingIsRefused() {
        group.notFound();
        clock.advance(Duration.ofSeconds(29));

        assertThatThrownBy(group::check)
                .isInstanceOf(ServiceException.class)
                .hasMessage(
                        "reading source hub 'telemetry' as consumer group 'ingest' failed (amqp:not-found): make that"
                                + " group in the hub, or set the name of one that it has");
    }

    @Test
    void isThereWhenEventsAreRead() {
        group.notFound();
        group.read();

        assertThatCode(group::check).doesNotThrowAnyException();
    }

    /** Without events nothing else shows that someone made it. */
    @Test
    void isThereWhenReadingIsNotRefusedAgain() {
        group.notFound();
        clock.advance(Duration.ofSeconds(30));

        assertThatCode(group::check).doesNotThrowAnyException();
    }
}
