package dev.sluice.bridge.process;

import dev.sluice.bridge.hold.ClaimEndedException;
import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import java.time.Duration;

/**
 * The bridge as a process. It is set up by its environment, prints one line when it forwards, and stops in an orderly
 * way on SIGTERM. Exit code 2: a setting is wrong.
 */
public final class Main {
    private static final int WRONG_SETTING = 2;
    private static final Duration STOP_LIMIT = Duration.ofMillis(4800);

    private Main() {}

    /** Runs until it is stopped; or does what the argument says, and ends. */
    public static void main(String[] arguments) {
        try {
            if (arguments.length > 0) {
                System.exit(Command.run(arguments));
            }
            run(BridgeConfig.from(System.getenv(), Adapter.PROCESS));
        } catch (InvalidSettingException e) {
            System.err.println("bridge: " + e.getMessage());
            System.exit(WRONG_SETTING);
        } catch (ClaimEndedException e) {
            // It was stopped while it waited for the storage.
        }
    }

    private static void run(BridgeConfig config) {
        SdkThreads.provide();
        BridgeProcess bridge = open(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bridge), "stop"));
        bridge.start();
        System.out.println("bridge ready: " + config.source().name() + " -> "
                + config.target().name());
        bridge.awaitStop();
    }

    /** A storage that does not answer must not keep the process from ending: what is not recorded is repeated. */
    private static void stop(BridgeProcess bridge) {
        Thread stopping = new Thread(bridge::stop, "stop-bridge");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clients check what they are given when they are made; their messages may hold a secret, so they stay here. */
    private static BridgeProcess open(BridgeConfig config) {
        try {
            return new BridgeProcess(config);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a connection string is not valid, or names another hub than its setting:"
                    + " check SourceHub, SLUICE_TARGET_CONNECTION and SLUICE_CHECKPOINT_CONNECTION");
        }
    }
}
