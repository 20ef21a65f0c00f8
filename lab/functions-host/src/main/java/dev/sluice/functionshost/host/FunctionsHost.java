package dev.sluice.functionshost.host;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a packaged app as the Azure Functions host and its Java worker do.
 *
 * <ul>
 *   <li>It enters through the package's {@code function.json} files, with a class loader on the package's jars.
 *   <li>{@code @BindingName} parameters get the raw JSON text; a name that does not match fails the invocation.
 *   <li>A checkpoint is written after every finished invocation, failed or not, where the Event Hubs extension keeps it.
 *   <li>A failed invocation is repeated, with the same batch, as its retry policy says; the host stops only between
 *       attempts and never cancels one: two hosts can overlap on a partition.
 *   <li>What is delivered again comes in other batches.
 *   <li>HTTP functions are asked in the order of their names; timers run on their schedule, and when told to.
 *   <li>An invocation that takes longer than {@code functionTimeout} restarts the worker, which here ends the process.
 * </ul>
 *
 * <p>Start and close it once each, from one thread.
 */
public final class FunctionsHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionsHost.class);
    private static final String CHECKPOINTS = "azure-webjobs-eventhub";
    private static final Duration STORAGE_LIMIT = Duration.ofSeconds(60);
    private static final int WORKER_RESTART = 75;

    private final AppPackage app;
    private final HttpListener http;
    private final List<EventHubListener> listeners;
    private final List<TimerListener> timers;

    private FunctionsHost(
            AppPackage app, HttpListener http, List<EventHubListener> listeners, List<TimerListener> timers) {
        this.app = app;
        this.http = http;
        this.listeners = listeners;
        this.timers = timers;
    }

    /**
     * Opens a package and starts its functions, the warm-up first.
     *
     * @throws IllegalArgumentException when the package, or a setting that it names, is not complete
     */
    public static FunctionsHost start(Path folder, HostOptions options) throws IOException {
        AppPackage app = AppPackage.open(folder);
        app.functions().stream()
                .filter(function -> function.kind().equals("warmupTrigger"))
                .forEach(function -> warmUp(app, function));
        CheckpointStore store = checkpoints(options);
        List<EventHubListener> listeners = app.functions().stream()
                .filter(function -> function.kind().equals("eventHubTrigger"))
                .map(function -> listener(app, function, options, store))
                .toList();
        List<TimerListener> timers = timers(app, options);
        FunctionsHost host = new FunctionsHost(app, HttpListener.open(http(app), timers), listeners, timers);
        listeners.forEach(EventHubListener::start);
        timers.forEach(TimerListener::start);
        return host;
    }

    /**
     * Runs a timer now, whatever its schedule says; returns when it has ended.
     *
     * @return whether it succeeded
     * @throws IllegalArgumentException when the package has no such timer
     */
    public boolean runTimer(String function) {
        return timers.stream()
                .filter(timer -> timer.name().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the package has no timer '" + function + "'"))
                .run();
    }

    /** The port of the HTTP functions, on the loopback address. */
    public int httpPort() {
        return http.port();
    }

    /** Stops to read and to serve. Invocations that run are not waited for: their batches are delivered again. */
    @Override
    public void close() throws IOException {
        timers.forEach(TimerListener::close);
        listeners.forEach(EventHubListener::close);
        http.close();
        app.close();
    }

    private static EventHubListener listener(
            AppPackage app, FunctionDefinition function, HostOptions options, CheckpointStore store) {
        Invoker invoker =
                new Invoker(function, app.method(function), app.host().functionTimeout(), FunctionsHost::restartWorker);
        return new EventHubListener(function, app.host(), options, invoker, store);
    }

    private static List<HttpFunction> http(AppPackage app) {
        return app.functions().stream()
                .filter(function -> function.kind().equals("httpTrigger"))
                .map(function -> new HttpFunction(
                        function, app.method(function), app.host().routePrefix()))
                .toList();
    }

    private static List<TimerListener> timers(AppPackage app, HostOptions options) {
        return app.functions().stream()
                .filter(function -> function.kind().equals("timerTrigger"))
                .map(function ->
                        new TimerListener(function, app.method(function), options.settings(), Clock.systemUTC()))
                .toList();
    }

    private static void warmUp(AppPackage app, FunctionDefinition function) {
        try {
            app.method(function).invoke(new InvocationData("{}", Map.of(), new HostContext(function.name(), 0, 0)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("function", function.name())
                    .log("the warm-up failed: {}", String.valueOf(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static CheckpointStore checkpoints(HostOptions options) {
        BlobContainerAsyncClient container = new BlobContainerClientBuilder()
                .connectionString(options.settings().getOrDefault("AzureWebJobsStorage", ""))
                .containerName(CHECKPOINTS)
                .buildAsyncClient();
        container.createIfNotExists().block(STORAGE_LIMIT);
        return new BlobCheckpointStore(container);
    }

    /** All invocations of the worker end with it, wherever they are. */
    private static void restartWorker() {
        LOG.atError().log("an invocation took longer than functionTimeout: the worker is restarted");
        Runtime.getRuntime().halt(WORKER_RESTART);
    }
}
