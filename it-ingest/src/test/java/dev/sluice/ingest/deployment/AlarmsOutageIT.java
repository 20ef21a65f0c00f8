package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.Scope;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hub for alarms takes none: no batch waits for it, and the alarms come when it does. */
class AlarmsOutageIT extends OnItTenant {
    @Test
    void publishesAlarmsWhenTheirHubTakesThemAgain() {
        List<Sent> events = Traffic.events(0, 30);
        Set<String> alarms = Expected.alarms(events);
        settings.put("SLUICE_SILENCE_INTERVAL", "1s");
        tenant.faults()
                .inject(Fault.reject("com.microsoft:argument-error", "planned").on(Scope.hub(ItTenant.ALARMS)));
        tenant.send(events);
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            Await.until("it says what holds", () -> process.said().contains("part=\"alarms\""));
            assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(events));
            assertThat(tenant.alarms()).isEmpty();

            tenant.faults().clear();

            Await.until("all are published", () -> tenant.alarms().size() >= alarms.size());
            assertThat(tenant.alarms()).containsExactlyInAnyOrderElementsOf(alarms);
            Await.until("it says so", () -> process.said().contains("goes on"));
            assertThat(process.process().terminate()).isEqualTo(143);
            assertThat(process.said()).contains("stopped").doesNotContain("\tat ");
        }
    }
}
