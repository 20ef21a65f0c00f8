package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingestoracle.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of what a process has stored is what the oracle's SQL makes of the whole of the archive. */
@SuppressWarnings("try") // an ingest runs until its block ends
class ArchiveAgreementIT extends OnItTenant {
    @Test
    void agreesOnAStreamWithRepeatsLateAndBadEvents() {
        List<Sent> events = Traffic.events(3, 60);
        List<Sent> late = Traffic.events(60, 65);
        List<Sent> last = Traffic.events(65, 100);
        try (Archive archive = Archive.of(tenant, data)) {
            tenant.send(events);
            tenant.send(last);
            tenant.send(Traffic.shuffled(events));
            tenant.send(late);
            tenant.sendTo(
                    0, List.of(new EventData("{}"), new Sent(0, 101).ofType("unheard-of"), new Sent(0, 102).canary()));
            try (Instance ingest = StandaloneProcess.start(settings, data)) {
                Await.until("it has caught up", tenant::caughtUp);
            }

            Verdict verdict = archive.judge();
            assertThat(verdict.samples()).isEmpty();
            List<Sent> all = Traffic.events(3, 100);
            long bad = all.stream().filter(Sent::isBad).count();
            assertThat(verdict.applied()).isEqualTo(all.size() - bad);
            assertThat(verdict.quarantined()).isEqualTo(bad + 2);
            assertThat(verdict.alarms()).isPositive();
            assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(all));
        }
    }
}
