package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.bridge.secrets.Secrets;
import dev.sluice.bridge.secrets.Vault;
import dev.sluice.functionshost.child.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process with secrets in Key Vault, which rotate. */
class RotatingBridgeIT {
    private static final String SECRET = "SLUICE_TARGET_CONNECTION";

    @TempDir
    Path data;

    private final AtomicInteger ready = new AtomicInteger();
    private Tenants tenants;
    private HubClient source;
    private HubClient target;
    private Vault vault;
    private RotatingBridge bridge;
    private Thread running;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        target = tenants.targetClient();
        vault = new Vault();
    }

    @AfterEach
    void close() throws InterruptedException {
        bridge.stop();
        running.join(30_000);
        vault.close();
        source.close();
        target.close();
        tenants.close();
        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void waitsForTheVaultAndGoesOnWithTheNewSecretWhenTheOldOneIsRefused() {
        String right = tenants.settings().get(SECRET);
        vault.status = 503;
        vault.put(SECRET, right.replaceAll("SharedAccessKey=[^;]*", "SharedAccessKey=d3Jvbmc="));
        source.send(1, List.of(new EventData("a")));
        try (HoldLines lines = new HoldLines()) {
            start();
            Await.until("it says that it waits", () -> lines.contain("reading secret '" + SECRET + "'"));
            vault.status = 200;
            Await.until("it says that the key is refused", () -> lines.contain("UNAUTHORIZED"));

            vault.put(SECRET, right);
            Await.until("the event arrives", () -> tenants.countTarget() == 1);
        }
    }

    @Test
    void losesAndRepeatsNothingWhenASecretRotates() {
        String right = tenants.settings().get(SECRET);
        vault.put(SECRET, right);
        start();
        for (int n = 1; n <= 3; n++) {
            int sent = n;
            source.send(1, List.of(new EventData("event " + n)));
            Await.until("it arrives", () -> tenants.countTarget() == sent);
            vault.put(SECRET, right + ";".repeat(n));
            Await.until("the next one forwards", () -> ready.get() == sent + 1);
        }
        assertThat(target.read(1))
                .extracting(EventData::getBodyAsString)
                .containsExactly("event 1", "event 2", "event 3");
    }

    @Test
    void keepsItsSecretsWhileTheVaultIsDownOrHoldsNonsense() {
        vault.put(SECRET, tenants.settings().get(SECRET));
        try (HoldLines lines = new HoldLines()) {
            start();
            Await.until("it forwards", () -> ready.get() == 1);
            vault.put(SECRET, "tops3cret");
            Await.until("it says so", () -> lines.contain(SECRET + " is no connection string"));
            vault.status = 503;
            int reads = vault.reads();
            Await.until("it has asked again", () -> vault.reads() > reads + 1);

            source.send(1, List.of(new EventData("a")));
            Await.until("it arrives", () -> tenants.countTarget() == 1);
            assertThat(lines.contain("tops3cret")).isFalse();
        }
        assertThat(ready).hasValue(1);
    }

    @Test
    void goesBackToItsSecretsWhenAClientRefusesTheNewOnes() {
        String right = tenants.settings().get("SourceHub");
        vault.put("SourceHub", right);
        try (HoldLines lines = new HoldLines()) {
            start("SourceHub");
            Await.until("it forwards", () -> ready.get() == 1);
            vault.put("SourceHub", right + "EntityPath=tops3cret");
            Await.until("it says so", () -> lines.contain("a connection string is not valid"));
            Await.until("it forwards again", () -> ready.get() == 2);
            int reads = vault.reads();
            Await.until("it has asked again", () -> vault.reads() > reads + 1);

            source.send(1, List.of(new EventData("a")));
            Await.until("it arrives", () -> tenants.countTarget() == 1);
            assertThat(lines.contain("tops3cret")).isFalse();
        }
        assertThat(ready).hasValue(2);
    }

    private void start() {
        start(SECRET);
    }

    private void start(String secret) {
        Map<String, String> settings = tenants.settings();
        settings.put(secret, "@Microsoft.KeyVault(...)");
        Secrets secrets = vault.of(settings, secret);
        bridge = new RotatingBridge(secrets, config -> ready.incrementAndGet());
        running = new Thread(bridge::run, "bridge");
        running.setDaemon(true);
        running.start();
    }
}
