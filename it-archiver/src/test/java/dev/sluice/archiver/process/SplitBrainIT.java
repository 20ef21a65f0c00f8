package dev.sluice.archiver.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two archivers that each believe they own every partition, and write one archive. */
class SplitBrainIT {
    private static final int BATCHES = 60;

    @TempDir
    Path folder;

    @Test
    void writesOneChain() throws Exception {
        try (Site site = new Site(folder);
                ArchiverProcess one = site.start(own("one", "70", "150ms"));
                ArchiverProcess two = site.start(own("two", "90", "250ms"))) {
            one.awaitReady();
            two.awaitReady();
            for (int batch = 0; batch < BATCHES; batch++) {
                site.send(40);
            }
            site.awaitArchived();
            one.kill();
            site.send(100);
            site.awaitArchived();

            site.assertComplete();
        }
    }

    private static String[] own(String group, String rows, String age) {
        return new String[] {
            "SLUICE_CONSUMER_GROUP", group,
            "SLUICE_CHECKPOINT_CONTAINER", "own-" + group,
            "SLUICE_CUT_ROWS", rows,
            "SLUICE_CUT_AGE", age
        };
    }
}
