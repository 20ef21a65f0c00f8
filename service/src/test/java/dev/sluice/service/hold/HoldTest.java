package dev.sluice.service.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HoldTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HoldLog.class);

    private final MovableClock clock = new MovableClock();
    private final Claim claim = new Claim("3");
    private final Hold hold =
            new Hold(claim, new Pace(clock, Duration.ZERO, new Backoff(Duration.ZERO, Duration.ZERO, new Random(1))));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        LOGGER.setAdditive(false);
        LOGGER.setLevel(Level.INFO);
        LOGGER.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(lines);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }

    @Test
    void saysOnceThatItHoldsOnceAMinuteWhyAndOnceThatItGoesOn() {
        AtomicInteger attempts = new AtomicInteger();

        hold.run(() -> {
            if (attempts.incrementAndGet() < 10) {
                clock.advance(Duration.ofSeconds(15));
                throw new ServiceException(FailureCode.NOT_FOUND, "target hub 'telemetry' does not exist");
            }
        });

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "holding: NOT_FOUND: target hub 'telemetry' does not exist",
                        "holding: NOT_FOUND: target hub 'telemetry' does not exist",
                        "holding: NOT_FOUND: target hub 'telemetry' does not exist",
                        "goes on");
        assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
    }

    @Test
    void showsOnlyTheFirstLineOfAForeignMessage() {
        hold.run(failingOnce(new IllegalStateException("first\nsecond")));

        assertThat(lines.list.get(0).getFormattedMessage()).isEqualTo("holding: IllegalStateException: first");
    }

    @Test
    void triesNothingOnceTheClaimHasEnded() {
        claim.lose();

        assertThatThrownBy(() -> hold.run(() -> {
                    throw new AssertionError("tried");
                }))
                .isInstanceOf(ClaimEndedException.class);
    }

    @Test
    void staysSilentAboutAFailureThatComesWithTheEndOfTheClaim() {
        assertThatThrownBy(() -> hold.run(() -> {
                    claim.stop();
                    throw new IllegalStateException("closed");
                }))
                .isInstanceOf(ClaimEndedException.class);
        assertThat(lines.list).isEmpty();
    }

    @Test
    void doublesTheWaitUpToTheCap() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new Random(1));

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.after(4)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(backoff.after(1000)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
    }

    private static Runnable failingOnce(RuntimeException failure) {
        AtomicInteger attempts = new AtomicInteger();
        return () -> {
            if (attempts.getAndIncrement() == 0) {
                throw failure;
            }
        };
    }
}
