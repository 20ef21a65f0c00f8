package dev.sluice.bridge.process;

import dev.sluice.bridge.secrets.Secrets;
import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bridge after the other, a new one each time that a secret changes: the old one ends in an orderly way first, so
 * nothing is lost and nothing repeated. One thread runs it, another may stop it at any time.
 *
 * <p>While Key Vault does not answer, the last values count; new ones that make no sense are not taken.
 */
final class RotatingBridge {
    private static final Logger LOG = LoggerFactory.getLogger(RotatingBridge.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random());

    private final Secrets secrets;
    private final Consumer<BridgeConfig> ready;
    private final Claim life = new Claim("none");
    private final HoldLog log = new HoldLog("part", "secrets", Clock.systemUTC());
    private @Nullable BridgeProcess current;
    private @Nullable Refused refused;
    private volatile @Nullable RuntimeException failure;

    /**
     * A bridge that does not run yet.
     *
     * @param ready is called each time that one forwards
     */
    RotatingBridge(Secrets secrets, Consumer<BridgeConfig> ready) {
        this.secrets = secrets;
        this.ready = ready;
    }

    /**
     * Runs until it is stopped.
     *
     * @throws InvalidSettingException when a setting is wrong
     * @throws ClaimEndedException when it is stopped before it has read the secrets
     */
    void run() {
        Map<String, String> values = new Hold(life, BACKOFF, log).until(secrets::read);
        begin(open(BridgeConfig.from(values, Adapter.PROCESS)));
        while (!life.awaitEnd(secrets.isEmpty() ? Duration.ofHours(1) : secrets.interval())) {
            values = secrets.isEmpty() ? values : look(values);
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Stops in an orderly way within five seconds. */
    void stop() {
        life.stop();
        end();
    }

    private Map<String, String> look(Map<String, String> known) {
        try {
            Map<String, String> values = secrets.read();
            if (!values.equals(known)) {
                replace(known, values);
            }
            log.succeeded();
            return values;
        } catch (RuntimeException e) {
            log.failed(e);
            return known;
        }
    }

    private void replace(Map<String, String> known, Map<String, String> values) {
        Refused last = refused;
        if (last != null && last.values().equals(values)) {
            throw last.reason();
        }
        try {
            BridgeConfig config = BridgeConfig.from(values, Adapter.PROCESS);
            LOG.atInfo().addKeyValue("part", "secrets").log("a secret has changed: the bridge connects anew");
            end();
            begin(openOr(config, known));
        } catch (InvalidSettingException e) {
            refused = new Refused(values, e);
            throw e;
        }
    }

    /** Only a client can tell whether its connection string is right, and two bridges can't have one health port. */
    private Started openOr(BridgeConfig config, Map<String, String> known) {
        try {
            return open(config);
        } catch (InvalidSettingException e) {
            begin(open(BridgeConfig.from(known, Adapter.PROCESS)));
            throw e;
        }
    }

    /** Aside, as it waits for the storage, whose secret may be the one that is wrong. */
    private void begin(Started bridge) {
        if (isTaken(bridge.process())) {
            Thread thread = new Thread(() -> start(bridge), "start-bridge");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void start(Started bridge) {
        try {
            bridge.process().start();
            ready.accept(bridge.config());
        } catch (ClaimEndedException e) {
            // It was stopped, or replaced, while it waited for the storage.
        } catch (RuntimeException e) {
            failure = e;
            life.stop();
        }
    }

    private synchronized boolean isTaken(BridgeProcess next) {
        if (life.hasEnded()) {
            return false;
        }
        current = next;
        return true;
    }

    private synchronized void end() {
        BridgeProcess running = current;
        if (running != null) {
            current = null;
            running.stop();
        }
    }

    /** Values that make no sense, which are not tried again and again. */
    private record Refused(Map<String, String> values, InvalidSettingException reason) {}

    private record Started(BridgeProcess process, BridgeConfig config) {}

    /** Clients check what they are given when they are made; their messages may hold a secret, so they stay here. */
    private static Started open(BridgeConfig config) {
        try {
            return new Started(new BridgeProcess(config), config);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a connection string is not valid, or names another hub than its setting:"
                    + " check SourceHub, SLUICE_TARGET_CONNECTION and SLUICE_CHECKPOINT_CONNECTION");
        }
    }
}
