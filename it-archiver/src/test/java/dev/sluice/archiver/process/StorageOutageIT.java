package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage that is away or frozen: events wait in the hub, and none is lost or written twice. */
class StorageOutageIT {
    @TempDir
    Path folder;

    @Test
    void goesOnWhereItWasWhenStorageComesBack() throws Exception {
        try (Site site = new Site(folder);
                ArchiverProcess archiver = site.start()) {
            archiver.awaitReady();
            site.send(100);
            site.awaitArchived();

            site.stopStorage();
            site.send(300);
            site.await(() -> archiver.logCount("the service does not answer") == 1);
            site.azurite.restart();
            site.send(50);
            site.awaitArchived();
            assertThat(archiver.logCount("the service answers again")).isEqualTo(1);

            signal("STOP", site.azurite.pid());
            site.send(300);
            site.await(() -> archiver.logCount("the service does not answer") == 2);
            signal("CONT", site.azurite.pid());
            site.send(50);
            site.awaitArchived();

            assertThat(archiver.isAlive()).isTrue();
            site.assertComplete();
        }
    }

    @Test
    void endsInTimeWhileStorageIsAway() throws Exception {
        try (Site site = new Site(folder);
                ArchiverProcess archiver = site.start()) {
            archiver.awaitReady();
            site.send(100);
            site.awaitArchived();
            site.stopStorage();
            site.send(100);
            site.await(() -> archiver.logContains("the service does not answer"));

            archiver.terminate();

            assertThat(archiver.awaitEnd()).isZero();
            site.azurite.restart();
            try (ArchiverProcess next = site.start()) {
                next.awaitReady();
                site.awaitArchived();
            }
            site.assertComplete();
        }
    }

    private static void signal(String name, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
