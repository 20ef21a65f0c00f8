package dev.sluice.bridge.process;

import dev.sluice.bridge.commands.CommandLineTool;
import dev.sluice.bridge.secrets.Secrets;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.hold.ClaimEndedException;
import dev.sluice.service.processor.SdkThreads;
import java.time.Duration;

/**
 * The bridge as a process. It is set up by its environment, prints one line when it forwards, and stops in an orderly
 * way on SIGTERM. Exit code 2: a setting is wrong.
 */
public final class Main {
    private static final int WRONG_SETTING = 2;
    private static final Duration STOP_LIMIT = Duration.ofMillis(4800);

    private Main() {}

    /** Runs until it is stopped; or does what the arguments say, and ends. */
    public static void main(String[] arguments) {
        try {
            if (arguments.length > 0) {
                System.exit(CommandLineTool.run(arguments));
            }
            run(Secrets.of(System.getenv()));
        } catch (InvalidSettingException e) {
            System.err.println("bridge: " + e.getMessage());
            System.exit(WRONG_SETTING);
        } catch (ClaimEndedException e) {
            // It was stopped while it waited for Key Vault.
        }
    }

    private static void run(Secrets secrets) {
        SdkThreads.provide();
        RotatingBridge bridge = new RotatingBridge(secrets, Main::ready);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bridge), "stop"));
        bridge.run();
    }

    private static void ready(BridgeConfig config) {
        System.out.println("bridge ready: " + config.source().name() + " -> "
                + config.target().name());
    }

    /** A storage that does not answer must not keep the process from ending: what is not recorded is repeated. */
    private static void stop(RotatingBridge bridge) {
        Thread stopping = new Thread(bridge::stop, "stop-bridge");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
