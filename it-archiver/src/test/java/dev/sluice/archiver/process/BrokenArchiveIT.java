package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blob that ends the archive is deleted under the archiver: nothing is written past the hole. */
class BrokenArchiveIT {
    @TempDir
    Path folder;

    @Test
    void stopsThePartitionAndGoesOnWithTheOthers() throws Exception {
        try (Site site = new Site(folder)) {
            String tail;
            try (ArchiverProcess archiver = site.start()) {
                archiver.awaitReady();
                site.send(50);
                site.awaitArchived();
                site.send(50);
                site.awaitArchived();
                List<String> files = site.files(0);
                tail = files.get(files.size() - 1);
                site.blobContainer().getBlobClient(tail).delete();

                site.send(50);

                site.await(() -> archiver.logContains("errorCode=\"tail-missing\"") && rows(site, 1) == 150);
                assertThat(archiver.log()).contains("blob " + tail).contains("restore it, or delete ");
                site.send(50);
                site.await(() -> rows(site, 1) == 200);
                assertThat(archiver.logCount("errorCode=")).isEqualTo(1);
                archiver.terminate();
                assertThat(archiver.awaitEnd()).isZero();
            }
            List<String> left = site.files(0);
            try (ArchiverProcess again = site.start()) {
                again.awaitReady();
                site.send(50);
                site.await(() -> again.logContains("errorCode=\"below-high-water\"") && rows(site, 1) == 250);
                assertThat(site.files(0)).isEqualTo(left);
            }
            String highWater = site.blobs().stream()
                    .filter(name -> name.endsWith("p=00/high-water.json"))
                    .findFirst()
                    .orElseThrow();
            site.blobContainer().getBlobClient(highWater).delete();
            try (ArchiverProcess repaired = site.start()) {
                repaired.awaitReady();
                site.awaitArchived();
            }
            assertThat(site.files(0)).contains(tail);
            site.assertComplete();
        }
    }

    private static long rows(Site site, int partition) {
        return site.rowsInMetadata("/p=0" + partition + "/");
    }
}
