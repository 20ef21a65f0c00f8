package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.archiver.Duck;
import dev.sluice.contract.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiverProcessIT {
    @TempDir
    Path folder;

    @Test
    void archivesWhatArrivesAndCommitsTheRestWhenToldToEnd() throws Exception {
        try (Site site = new Site(folder);
                ArchiverProcess archiver = site.start("SLUICE_CUT_ROWS", "100", "SLUICE_FIRST_CUT_AGE", "1h")) {
            assertThat(archiver.awaitReady())
                    .isEqualTo("it-archiver is ready: event hub telemetry, 2 partitions, container " + site.container);
            site.send(150);
            site.await(() -> site.rowsInMetadata() == 200);

            archiver.terminate();

            assertThat(archiver.awaitEnd()).isZero();
            assertThat(archiver.restOfOutput()).isEmpty();
            assertThat(archiver.log()).doesNotContain("ERROR", "Exception", "SharedAccessKey", "AccountKey");
            assertThat(site.rowsInMetadata()).isGreaterThan(200);
            assertThat(site.owners()).containsOnly("null");
            try (ArchiverProcess next = site.start()) {
                next.awaitReady();
                site.awaitArchived();
                next.terminate();
                assertThat(next.awaitEnd()).isZero();
            }
            site.assertComplete();
        }
    }

    @Test
    void keepsProvenanceAndFlagsWhatABridgeSentAgain() throws Exception {
        try (Site site = new Site(folder)) {
            try (ArchiverProcess archiver = site.start()) {
                archiver.awaitReady();
                site.send(0, bridged(100));
                site.send(0, bridged(101));
                site.send(0, bridged(103));
                site.awaitArchived();
                archiver.kill();
            }
            try (ArchiverProcess archiver = site.start()) {
                archiver.awaitReady();
                site.send(0, bridged(101));
                site.send(0, bridged(102));
                site.send(0, bridged(102));
                site.send(0, bridged(104));
                site.send(1, bridged(101));
                site.send(1, new EventData("no JSON"));
                site.awaitArchived();
            }

            try (Duck duck = new Duck()) {
                List<Map<String, Object>> rows = duck.rows("select sourceSequence, _dup, sourceHub, deviceId, _error,"
                        + " sourceIncarnation from read_parquet('" + site.download() + "') order by p, seq");
                assertThat(rows)
                        .extracting(row -> row.get("sourceSequence") + " " + row.get("_dup"))
                        .containsExactly(
                                "100 false",
                                "101 false",
                                "103 false",
                                "101 true",
                                "102 false",
                                "102 true",
                                "104 false",
                                "101 false",
                                "null null");
                assertThat(rows.get(0))
                        .containsEntry("sourceHub", "ot")
                        .containsEntry("sourceIncarnation", 1_764_000_000_000L)
                        .containsEntry("deviceId", "pump-1");
                assertThat(rows.get(8)).containsEntry("_error", "the body is not JSON");
            }
        }
    }

    @Test
    void waitsForHubAndStorageUntilTheyAreThereOrItIsToldToEnd() throws Exception {
        try (Site site = new Site(folder)) {
            site.send(10);
            site.stopHub();
            site.stopStorage();
            try (ArchiverProcess archiver = site.start()) {
                site.await(() -> archiver.logContains("service=\"storage\""));
                archiver.terminate();
                assertThat(archiver.awaitEnd()).isZero();
                assertThat(archiver.restOfOutput()).isEmpty();
            }
            try (ArchiverProcess archiver = site.start()) {
                site.await(() ->
                        archiver.logContains("service=\"storage\"") && archiver.logContains("service=\"event hub\""));
                site.azurite.restart();
                site.restartHub();

                assertThat(archiver.awaitReady()).startsWith("it-archiver is ready");
                site.awaitArchived();
                site.assertComplete();
            }
        }
    }

    @Test
    void goesOnAfterTheHubWasAway() throws Exception {
        try (Site site = new Site(folder);
                ArchiverProcess archiver = site.start()) {
            archiver.awaitReady();
            site.send(10);
            site.awaitArchived();
            site.stopHub();
            site.restartHub();

            site.send(10);

            site.awaitArchived();
            site.assertComplete();
        }
    }

    private static EventData bridged(long sequence) {
        EventData event = new EventData("{}");
        event.getProperties()
                .putAll(Map.of(
                        Provenance.SOURCE_HUB,
                        "ot",
                        Provenance.SOURCE_INCARNATION,
                        1_764_000_000_000L,
                        Provenance.SOURCE_PARTITION,
                        "7",
                        Provenance.SOURCE_SEQUENCE,
                        sequence,
                        "iothub-connection-device-id",
                        "pump-1"));
        return event;
    }
}
