package dev.sluice.bridge.commands;

import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.bridge.eventhubs.Owners;
import dev.sluice.bridge.secrets.Secrets;
import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.ProcessConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.processor.Group;
import dev.sluice.service.processor.StoredCheckpoints;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which bridge a command is about: the one that the settings in the environment set up. */
final class Deployment {
    /** What the Functions host's extension waits for before it takes a partition from a host that is silent. */
    private static final Duration HOST_EXPIRATION = Duration.ofMinutes(2);

    @Option(
            names = "--function",
            description = "The bridge is a Function app: the environment holds the app's settings.")
    boolean function;

    /** What a command does to a bridge. */
    interface Work<T> {
        T on(BridgeParts parts, BridgeConfig config);
    }

    /** In the Function app the platform has read the secrets. */
    BridgeConfig config() {
        return function
                ? BridgeConfig.from(System.getenv(), Adapter.FUNCTION)
                : BridgeConfig.from(Secrets.of(System.getenv()).read(), Adapter.PROCESS);
    }

    /** Opens the bridge's parts. */
    BridgeParts open() {
        return open(config());
    }

    /** Does something to the bridge. */
    <T> T run(Work<T> work) {
        BridgeConfig config = config();
        try (BridgeParts parts = open(config)) {
            return work.on(parts, config);
        }
    }

    /** Does something to the bridge, which must not run. */
    <T> T runStopped(Standstill standstill, Work<T> work) {
        return run((parts, config) -> {
            new Owners(
                            parts.storage().checkpointStore(),
                            group(parts, config),
                            parts.pace().clock())
                    .requireNone(standstill.orElse(expiration(config)));
            return work.on(parts, config);
        });
    }

    private static Duration expiration(BridgeConfig config) {
        return config.process().map(ProcessConfig::ownershipExpiration).orElse(HOST_EXPIRATION);
    }

    /**
     * The target, which must be a hub.
     *
     * @param attempt what can't be done to storage
     */
    static TargetSide.Hub hub(BridgeParts parts, String attempt) {
        if (parts.target() instanceof TargetSide.Hub hub) {
            return hub;
        }
        throw new InvalidSettingException("the target is storage (SLUICE_TARGET_MODE=blob), which " + attempt);
    }

    static StoredCheckpoints checkpoints(BridgeParts parts, BridgeConfig config) {
        return new StoredCheckpoints(parts.storage().checkpointStore(), group(parts, config));
    }

    private static Group group(BridgeParts parts, BridgeConfig config) {
        return Group.of(parts.sourceAddress(), config.source().consumerGroup());
    }

    /** Clients check what they are given; their messages may hold a secret. */
    private static BridgeParts open(BridgeConfig config) {
        try {
            return new BridgeParts(config);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a connection string is not valid, or names another hub than its setting:"
                    + " check those of the source, the target and the storage");
        }
    }
}
