package dev.sluice.eventhubs;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few kills in every build; the script {@code kills} does as many as one likes. */
class KillsIT {
    private static final int KILLS = 3;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Flush.class)
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void losesNothingThatWasAcknowledgedToAnyKill(Flush flush) throws Exception {
        new KillCampaign(data, flush, 20261124).run(KILLS);
    }
}
