package dev.sluice.bridge.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.bridge.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Is set while a blob {@code _bridge/<source>/stop} exists, whatever it holds. It is looked for every five seconds;
 * while the storage does not answer, the last answer counts. Safe to share between threads.
 */
final class BlobKillSwitch implements KillSwitch {
    private static final Duration TRUST = Duration.ofSeconds(5);

    private final BlobClient blob;
    private final Clock clock;
    private boolean set;
    private Instant asked = Instant.MIN;

    BlobKillSwitch(BlobContainerClient container, String source, Clock clock) {
        this.blob = container.getBlobClient("_bridge/" + source + "/stop");
        this.clock = clock;
    }

    @Override
    public synchronized boolean isSet() {
        Instant now = clock.instant();
        if (!asked.equals(Instant.MIN) && now.isBefore(asked.plus(TRUST)) && !now.isBefore(asked)) {
            return set;
        }
        asked = now;
        try {
            set = blob.exists();
        } catch (RuntimeException e) {
            return set;
        }
        return set;
    }

    @Override
    public String place() {
        return "blob '" + blob.getBlobName() + "' of container '" + blob.getContainerName() + "'";
    }
}
