package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract expects, for a few events whose state can be told by hand. */
class ExpectedTest {
    /** Temperatures of the sequences 0, 15, 30 of device 0-0: 0.5, 55.5 and 10.5; sequence 5 is no JSON. */
    @Test
    void tellsTheStateOfADevice() {
        List<Sent> events = List.of(new Sent(0, 30), new Sent(0, 0), new Sent(0, 5), new Sent(0, 15), new Sent(0, 15));
        int bytes = new Sent(0, 0).body().length + new Sent(0, 15).body().length + new Sent(0, 30).body().length;

        assertThat(Expected.states(events))
                .containsOnlyKeys("ot-hub~pump%41-0-0")
                .containsEntry(
                        "ot-hub~pump%41-0-0",
                        "events 3, bytes " + bytes + ", head 30, seen 2026-11-30T08:00:30Z, site north,"
                                + " {part.n0=30@30, temperature=10.5@30}");
    }

    /** Sequences 2, 27, 32, 42, 52 and 62 of device 0-2 measure 74.5, 99.5, 84.5, 54.5, 24.5 and 94.5. */
    @Test
    void tellsTheAlarmsOfADevice() {
        List<Sent> events = List.of(
                new Sent(0, 2), new Sent(0, 27), new Sent(0, 32), new Sent(0, 42), new Sent(0, 52), new Sent(0, 62));

        assertThat(Expected.alarms(events))
                .containsExactlyInAnyOrder(
                        "ot-hub~pump%41-0-2/hot/1700000000000/27",
                        "ot-hub~pump%41-0-2/hot/1700000000000/27/cleared", "ot-hub~pump%41-0-2/hot/1700000000000/62");
    }
}
