package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerListenerTest {
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-11-30T13:24:36.5Z"), ZoneOffset.UTC);
    private static final BlockingQueue<String> RUNS = new LinkedBlockingQueue<>();
    private static boolean fails;

    /** The app's function. */
    public static final class App {
        public void run(@TimerTrigger(name = "timer", schedule = "%Schedule%") String timer) {
            RUNS.add(timer);
            if (fails) {
                throw new IllegalStateException("planned");
            }
        }
    }

    @BeforeEach
    void prepare() {
        RUNS.clear();
        fails = false;
    }

    @Test
    void tellsTheFunctionWhenItRanAndWhenItWasToRun() {
        try (TimerListener timer = timer("0 */1 * * * *", STOPPED)) {
            assertThat(timer.run()).isTrue();
        }

        assertThat(RUNS)
                .containsExactly("{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":"
                        + "{\"Last\":\"0001-01-01T00:00:00\",\"Next\":\"2026-11-30T13:25:00+00:00\","
                        + "\"LastUpdated\":\"2026-11-30T13:24:36.5+00:00\"},\"IsPastDue\":false}");
    }

    @Test
    void saysThatARunFailed() {
        fails = true;

        try (TimerListener timer = timer("0 */1 * * * *", STOPPED)) {
            assertThat(timer.run()).isFalse();
        }
    }

    @Test
    void runsOnItsScheduleAgainAndAgain() throws Exception {
        fails = true;
        try (TimerListener timer = timer("* * * * * *", Clock.systemUTC())) {
            timer.start();

            assertThat(next()).contains("\"Last\":\"0001-01-01T00:00:00\"");
            assertThat(new ObjectMapper()
                            .readTree(next())
                            .path("ScheduleStatus")
                            .path("Last")
                            .asText())
                    .startsWith("20");
        }
    }

    @Test
    void needsItsSetting() {
        assertThatThrownBy(() -> new TimerListener(definition(), method(), Map.of(), STOPPED))
                .hasMessageContaining("'%Schedule%' does not resolve to a value");
    }

    private static String next() throws InterruptedException {
        String run = RUNS.poll(60, TimeUnit.SECONDS);
        assertThat(run).as("a run").isNotNull();
        return run;
    }

    private static TimerListener timer(String schedule, Clock clock) {
        return new TimerListener(definition(), method(), Map.of("Schedule", schedule), clock);
    }

    private static FunctionMethod method() {
        return FunctionMethod.find(TimerListenerTest.class.getClassLoader(), definition());
    }

    private static FunctionDefinition definition() {
        return new FunctionDefinition(
                "timer",
                Path.of("app.jar"),
                App.class.getName(),
                "run",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "timerTrigger")
                        .put("name", "timer")
                        .put("schedule", "%Schedule%"),
                RetryPolicy.NONE);
    }
}
