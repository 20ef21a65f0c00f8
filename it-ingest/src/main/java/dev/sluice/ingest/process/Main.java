package dev.sluice.ingest.process;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.commands.CommandLineTool;
import dev.sluice.ingest.settings.Adapter;
import dev.sluice.ingest.settings.IngestConfig;
import dev.sluice.service.hold.ClaimEndedException;
import dev.sluice.service.processor.SdkThreads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The ingest as a process. It is set up by its environment, prints one line when it applies events, and stops in an
 * orderly way on SIGTERM. Exit code 1: it could not start; 2: a setting is wrong.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_SETTING = 2;
    private static final Duration STOP_LIMIT = Duration.ofMillis(4800);

    private Main() {}

    /** Runs until it is stopped; or does what the arguments say, and ends. */
    public static void main(String[] arguments) {
        try {
            if (arguments.length > 0) {
                System.exit(CommandLineTool.run(arguments, EnvironmentQuarantine::open, EnvironmentParts::reindex));
            }
            run(IngestConfig.from(System.getenv(), Adapter.PROCESS));
        } catch (InvalidSettingException e) {
            System.err.println("ingest: " + e.getMessage());
            System.exit(WRONG_SETTING);
        } catch (ClaimEndedException e) {
            // It was stopped while it waited for the storage.
        } catch (RuntimeException e) {
            System.err.println("ingest: could not start: " + reason(e));
            System.exit(FAILED);
        }
    }

    private static void run(IngestConfig config) {
        SdkThreads.provide();
        IngestProcess process = new IngestProcess(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop"));
        process.start();
        System.out.println(
                "ingest ready: " + config.hub() + port("API", process.api()) + port("health", process.health()));
        process.awaitEnd();
    }

    /** Only what is written for people: other messages may hold a secret. */
    private static String reason(RuntimeException problem) {
        return problem instanceof ExplainedFailure
                ? String.valueOf(problem.getMessage())
                : problem.getClass().getSimpleName();
    }

    private static String port(String of, Optional<InetSocketAddress> address) {
        return address.map(open -> ", " + of + " on port " + open.getPort()).orElse("");
    }

    /** A storage that does not answer must not keep the process from ending: what is not recorded is given again. */
    private static void stop(IngestProcess process) {
        Thread stopping = new Thread(process::stop, "stop-ingest");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
