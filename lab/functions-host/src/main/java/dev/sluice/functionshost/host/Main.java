package dev.sluice.functionshost.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A host as a process of its own: {@code PACKAGE INTERVAL EXPIRATION SEED}, the app's settings in its environment.
 * Prints {@code host ready: PORT} with the port of the HTTP functions. SIGTERM ends it.
 */
public final class Main {
    private Main() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        HostOptions options = new HostOptions(
                System.getenv(),
                Duration.parse(arguments[1]),
                Duration.parse(arguments[2]),
                Long.parseLong(arguments[3]));
        FunctionsHost host = FunctionsHost.start(Path.of(arguments[0]), options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "stop"));
        System.out.println("host ready: " + host.httpPort());
        new CountDownLatch(1).await();
    }

    private static void stop(FunctionsHost host) {
        try {
            host.close();
        } catch (IOException e) {
            System.err.println("host: the package did not close");
        }
    }
}
