package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.Provenance;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingest.process.Main;
import dev.sluice.ingestoracle.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of what a process has stored is what the oracle's SQL makes of the whole of the archive. */
@SuppressWarnings("try") // an ingest runs until its block ends
class ArchiveAgreementIT {
    private static final long SEED = 20_261_130;

    @TempDir
    Path data;

    @Test
    void agreesOnAStreamWithRepeatsLateAndBadEvents() {
        List<Sent> events = Traffic.events(3, 60);
        List<Sent> late = Traffic.events(60, 65);
        List<Sent> last = Traffic.events(65, 100);
        List<Sent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(SEED));
        try (ItTenant tenant = new ItTenant(data);
                Archive archive = Archive.of(tenant, data)) {
            tenant.send(events);
            tenant.send(last);
            tenant.send(shuffled);
            tenant.send(late);
            tenant.sendTo(0, List.of(new EventData("{}"), ofAnUnknownType(new Sent(0, 101)), probe(new Sent(0, 102))));
            try (Instance ingest = new Instance(ChildProcess.start(Main.class, tenant.settings(), data))) {
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

    private static EventData ofAnUnknownType(Sent sent) {
        EventData event = sent.event();
        event.getProperties().put("message-type", "unheard-of");
        return event;
    }

    private static EventData probe(Sent sent) {
        EventData event = sent.event();
        event.getProperties().put(Provenance.CANARY, true);
        return event;
    }
}
