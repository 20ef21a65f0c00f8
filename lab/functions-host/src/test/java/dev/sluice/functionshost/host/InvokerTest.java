package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvokerTest {
    private static final RetryPolicy ENDLESS = new RetryPolicy(-1, Duration.ZERO, Duration.ZERO);
    private static final Map<String, String> METADATA = Map.of("PartitionContext", "{}");
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private static int failures;
    private static CountDownLatch entered;
    private static CountDownLatch mayEnd;

    private final Ownership ownership = new Ownership();
    private final CountDownLatch restarts = new CountDownLatch(1);

    /** The app's function. */
    public static final class App {
        public void run(
                @EventHubTrigger(name = "events", eventHubName = "hub", connection = "c") byte[][] bodies,
                @BindingName("PartitionContext") String partition,
                ExecutionContext context)
                throws InterruptedException {
            CALLS.add(bodies.length + partition + context.getRetryContext().getRetrycount());
            entered.countDown();
            if (!mayEnd.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the test forgot to let it end");
            }
            if (CALLS.size() <= failures) {
                throw new IllegalStateException("planned");
            }
        }
    }

    @BeforeEach
    void prepare() {
        CALLS.clear();
        failures = 0;
        entered = new CountDownLatch(1);
        mayEnd = new CountDownLatch(0);
    }

    @Test
    void repeatsTheSameBatchUntilItSucceeds() {
        failures = 2;

        assertThat(invoker(ENDLESS).invoke(batch(METADATA), ownership)).isEqualTo(Invoker.Outcome.FINISHED);
        assertThat(CALLS).containsExactly("2{}0", "2{}1", "2{}2");
    }

    @Test
    void takesAFailedBatchForDoneWhenThePolicyAllowsNoMore() {
        failures = 5;

        assertThat(invoker(RetryPolicy.NONE).invoke(batch(METADATA), ownership)).isEqualTo(Invoker.Outcome.FINISHED);
        assertThat(CALLS).containsExactly("2{}0");
    }

    @Test
    void failsBeforeTheFunctionRunsWhenANameDoesNotMatch() {
        assertThat(invoker(RetryPolicy.NONE).invoke(batch(Map.of()), ownership)).isEqualTo(Invoker.Outcome.FINISHED);
        assertThat(CALLS).isEmpty();
    }

    @Test
    void leavesARunningAttemptAloneWhenTheOwnershipEnds() throws Exception {
        mayEnd = new CountDownLatch(1);
        CompletableFuture<Invoker.Outcome> outcome =
                CompletableFuture.supplyAsync(() -> invoker(ENDLESS).invoke(batch(METADATA), ownership));
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

        ownership.end();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo(Invoker.Outcome.ABANDONED);
        mayEnd.countDown();
    }

    @Test
    void stopsBetweenAttempts() throws Exception {
        failures = Integer.MAX_VALUE;
        RetryPolicy slow = new RetryPolicy(-1, Duration.ofHours(1), Duration.ofHours(1));
        CompletableFuture<Invoker.Outcome> outcome =
                CompletableFuture.supplyAsync(() -> invoker(slow).invoke(batch(METADATA), ownership));
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

        ownership.end();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo(Invoker.Outcome.ABANDONED);
        assertThat(CALLS).hasSize(1);
    }

    @Test
    void restartsTheWorkerWhenAnAttemptTakesTooLong() throws Exception {
        mayEnd = new CountDownLatch(1);
        Invoker invoker = new Invoker(definition(ENDLESS), method(), Duration.ofMillis(10), restarts::countDown);
        CompletableFuture<Invoker.Outcome> outcome =
                CompletableFuture.supplyAsync(() -> invoker.invoke(batch(METADATA), ownership));

        assertThat(restarts.await(60, TimeUnit.SECONDS)).isTrue();
        mayEnd.countDown();
        assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo(Invoker.Outcome.FINISHED);
    }

    private Invoker invoker(RetryPolicy retry) {
        return new Invoker(definition(retry), method(), Duration.ofMinutes(1), restarts::countDown);
    }

    private static Batch batch(Map<String, String> metadata) {
        return new Batch(List.of(new byte[] {1}, new byte[] {2}), metadata);
    }

    private static FunctionMethod method() {
        return FunctionMethod.find(InvokerTest.class.getClassLoader(), definition(RetryPolicy.NONE));
    }

    private static FunctionDefinition definition(RetryPolicy retry) {
        return new FunctionDefinition(
                "bridge",
                Path.of("app.jar"),
                App.class.getName(),
                "run",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "eventHubTrigger")
                        .put("name", "events"),
                retry);
    }
}
