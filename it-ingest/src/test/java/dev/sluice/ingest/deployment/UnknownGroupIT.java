package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process whose consumer group the hub does not have, until someone makes it. */
class UnknownGroupIT extends OnItTenant {
    private static final String GROUP = "nobody-made-it";

    @Test
    void isNotReadyAndSaysOnceWhatToDoUntilThereIsTheGroup() {
        settings.put("SourceConsumerGroup", GROUP);
        settings.put("SLUICE_HEALTH_PORT", "0");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "1m");
        List<Sent> events = Traffic.events(0, 10);
        tenant.send(events);
        try (Instance process = StandaloneProcess.startReady(settings, data)) {
            Await.until("it is not ready", () -> ready(process).statusCode() == 503);

            assertThat(ready(process).body())
                    .isEqualTo("{\"ready\":false,\"reason\":\"NOT_FOUND: reading source hub 'telemetry' as consumer"
                            + " group 'nobody-made-it' failed (amqp:not-found): make that group in the hub, or set"
                            + " the name of one that it has\"}");
            assertThat(process.said().lines().filter(line -> line.contains("holding")))
                    .singleElement()
                    .asString()
                    .contains("as consumer group 'nobody-made-it' failed");

            tenant.createGroup(GROUP);
            Await.until("it applies", () -> Stored.states(tenant.devices()).equals(Expected.states(events)));
            Await.until("it is ready", () -> ready(process).statusCode() == 200);
            assertThat(process.said()).doesNotContain("sourcePartition", "\tat ");
        }
    }

    private static HttpResponse<String> ready(Instance process) {
        try {
            return Caller.send(StandaloneProcess.health(process), "GET", "/health/ready", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
