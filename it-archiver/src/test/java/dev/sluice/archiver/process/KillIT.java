package dev.sluice.archiver.process;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL under load: every event is archived once. */
class KillIT {
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void losesAndRepeatsNothingWhenKilledUnderLoad() throws Exception {
        Random random = new Random(1);
        try (Site site = new Site(folder)) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (ArchiverProcess archiver = site.start("SLUICE_CUT_ROWS", "200")) {
                    archiver.awaitReady();
                    long before = site.rowsInMetadata();
                    long after = before + 200 + random.nextInt(400);
                    site.await(() -> {
                        site.send(50);
                        return site.rowsInMetadata() >= after;
                    });
                    archiver.kill();
                }
            }
            try (ArchiverProcess archiver = site.start()) {
                archiver.awaitReady();
                site.awaitArchived();
            }
            site.assertComplete();
        }
    }
}
