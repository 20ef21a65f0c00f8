package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a process ends. */
@SuppressWarnings("try") // an ingest runs until its block ends
class ProcessEndIT extends OnItTenant {
    /** Ownership is given up, so the next one need not wait until it expires; progress is recorded to the last event. */
    @Test
    void endsInOrderAndGoesOn() {
        List<Sent> first = Traffic.events(0, 30);
        List<Sent> all = Traffic.events(0, 60);
        settings.put("SLUICE_CHECKPOINT_INTERVAL", "1m");
        tenant.send(first);
        try (Instance old = StandaloneProcess.startReady(settings, data)) {
            Await.until(
                    "it has applied them", () -> Stored.states(tenant.devices()).equals(Expected.states(first)));

            assertThat(old.process().terminate()).isEqualTo(143);
            assertThat(old.said()).contains("stopped").doesNotContain("\tat ");
            assertThat(tenant.caughtUp()).isTrue();
        }

        tenant.send(Traffic.events(30, 60));
        try (Instance heir = StandaloneProcess.startReady(settings, data)) {
            Await.until("it goes on", () -> Stored.states(tenant.devices()).equals(Expected.states(all)));
        }
    }

    @Test
    void namesASettingThatIsWrongAndEnds() {
        settings.put("SLUICE_STATE_CONECTION", "tops3cret");
        try (Instance process = StandaloneProcess.start(settings, data)) {
            assertThat(process.process().awaitEnd()).isEqualTo(2);
            assertThat(process.said())
                    .isEqualTo("ingest: unknown setting SLUICE_STATE_CONECTION: did you mean"
                            + " SLUICE_STATE_CONNECTION?\n");
        }
    }
}
